import { type Piece, parsePattern } from "./regex-pieces.ts";

const REWRITE = "rewrite the pattern";

/**
 * Returns why a search with a pattern may take more than linear time, and how to change the pattern. Returns
 * `undefined` if the pattern is safe. Examples of rejected patterns: `/(a+)+/` has one unbounded repetition inside
 * another. `/\d+x/` reads the rest of a long number again from each of its digits. Some safe patterns are rejected too.
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
 * Returns why the piece with the index `place` can make a search slow, or `undefined` if it cannot. An unbounded piece
 * is safe at the end of the pattern, or after a required character that it cannot match: `\d+` is safe in `/INV-\d+x/`,
 * but not in `/\d+x/`.
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
 * Returns a bounded quantifier for an unbounded one. Examples: `+` -> `{1,64}`, `*?` -> `{0,64}?`, `{100,}` ->
 * `{100,164}`.
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
 * Checks whether the first piece is a required character that the second, unbounded piece cannot match. This makes the
 * second piece safe. Example: true for `-` and `\d+`, and false for `-` and `.+`.
 */
function isFence(before: Piece, { source, alternatives }: Piece): boolean {
  if (before.isOptional || before.isUnbounded || alternatives !== undefined || before.literal === undefined)
    return false;
  return !new RegExp(`^(?:${source})$`, "iu").test(before.literal);
}

/**
 * Checks whether each alternative begins with a different literal character. Example: true for `foo|bar`, and false for
 * `foo|fit`.
 */
function beginDifferently(alternatives: readonly (readonly Piece[])[]): boolean {
  const beginnings = alternatives.map(([first]) =>
    first?.isOptional === false ? first.literal?.toLowerCase() : undefined,
  );
  return !beginnings.includes(undefined) && new Set(beginnings).size === beginnings.length;
}
