import { type Piece, parsePattern } from "./regex-pieces.ts";

const REWRITE = "rewrite the pattern";

/**
 * Checks whether searching with a pattern could take more than linear time. Returns the reason and a suggestion to
 * change the pattern, or `undefined` if the pattern is safe. For example, the function rejects an unbounded repetition
 * inside another one (`/(a+)+/`), and an unbounded repetition that can begin at each position of a long string
 * (`/\d+x/`). The function is conservative, so it also rejects some safe patterns.
 */
export function dangerOf(pattern: RegExp): string | undefined {
  if (/\\[1-9]|\\k</.test(pattern.source)) return `a back-reference can take exponential time; ${REWRITE}`;
  return firstDanger(parsePattern(pattern.source), false);
}

function firstDanger(alternatives: readonly (readonly Piece[])[], isRepeated: boolean): string | undefined {
  for (const pieces of alternatives) {
    for (const [place, piece] of pieces.entries()) {
      const danger = dangerOfPiece(piece, isRepeated) ?? dangerAt(pieces, place);
      if (danger !== undefined) return danger;
    }
  }
  return undefined;
}

function dangerOfPiece(
  { alternatives, isUnbounded, isLookAround, source }: Piece,
  isRepeated: boolean,
): string | undefined {
  if (isUnbounded && isRepeated) return `nested quantifiers at "${source}" can take exponential time; ${REWRITE}`;
  if (alternatives === undefined) return undefined;
  if (isUnbounded && alternatives.length > 1 && !beginDifferently(alternatives)) {
    return `alternatives inside a repetition at "${source}" can take exponential time; ${REWRITE}`;
  }
  if (isLookAround && alternatives.flat().some((piece) => piece.isUnbounded)) {
    return `the unbounded look-around "${source}" runs at each position of a text, which can take quadratic time; ${REWRITE}`;
  }
  return firstDanger(alternatives, isRepeated || isUnbounded);
}

/**
 * Returns why the piece at `place` can make a search slow, or `undefined` if it cannot. An unbounded piece is safe if
 * it is the last one. It is also safe if the pattern requires an earlier character that the piece cannot match. For
 * example, `/INV-\d+x/` is safe, because `\d` cannot match the `-`. `/\d+x/` is not safe.
 */
function dangerAt(pieces: readonly Piece[], place: number): string | undefined {
  const piece = pieces[place];
  if (piece === undefined || !piece.isUnbounded || place === pieces.length - 1) return undefined;
  const isFenced = pieces.slice(0, place).some((before) => isFence(before, piece));
  return isFenced
    ? undefined
    : `the unbounded "${piece.source}${piece.quantifier}" starts again at each position of a text, which can take quadratic time; write "${piece.source}${boundedFrom(piece.quantifier)}"`;
}

/**
 * Returns a bounded quantifier that can replace an unbounded one. Examples: `{1,64}` for `+`, `{0,64}?` for `*?`, and
 * `{100,164}` for `{100,}`.
 */
function boundedFrom(quantifier: string): string {
  const least = quantifier.startsWith("{")
    ? Number.parseInt(quantifier.slice(1), 10)
    : quantifier.startsWith("+")
      ? 1
      : 0;
  return `{${least},${least < 64 ? 64 : least + 64}}${quantifier.endsWith("?") ? "?" : ""}`;
}

/**
 * Checks whether the piece `before` makes an unbounded piece after it safe. This is the case if `before` is a required
 * character that the unbounded piece cannot match. Example: returns true for `-` before `\d+`, and false for `-` before
 * `.+`.
 */
function isFence(before: Piece, { source, alternatives }: Piece): boolean {
  if (before.isOptional || before.isUnbounded || alternatives !== undefined || before.literal === undefined)
    return false;
  return !new RegExp(`^(?:${source})$`, "iu").test(before.literal);
}

/**
 * Checks whether each alternative begins with a literal character that begins no other alternative. Example: returns
 * true for `foo|bar`, and false for `foo|fit`.
 */
function beginDifferently(alternatives: readonly (readonly Piece[])[]): boolean {
  const beginnings = alternatives.map(([first]) =>
    first?.isOptional === false ? first.literal?.toLowerCase() : undefined,
  );
  return !beginnings.includes(undefined) && new Set(beginnings).size === beginnings.length;
}
