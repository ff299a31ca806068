/** A character, a character class or a group in a regular expression, with its quantifier. */
export interface Piece {
  /** The source, without the quantifier. */
  readonly source: string;
  /** The quantifier, such as `+` or `{2,}?`, or an empty string. */
  readonly quantifier: string;
  readonly isUnbounded: boolean;
  readonly isOptional: boolean;
  readonly isLookAround: boolean;
  /** The character that the piece matches, or `undefined` if the piece is not a literal character. */
  readonly literal: string | undefined;
  /** The alternatives of a group, or `undefined` if the piece is not a group. */
  readonly alternatives: readonly (readonly Piece[])[] | undefined;
}

/** Matches the beginning of a group. Examples: `(`, `(?:`, `(?<!` and `(?<name>`. */
const GROUP_OPENING = /\((?:\?(?:<?[=!]|:|<[\p{L}_$][\p{L}\p{N}_$]*>))?/uy;
/** Matches one character, escape sequence or character class. Examples: `a`, `\d`, `\u{61}` and `[^a-z]`. */
const ATOM =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/uy;
/** Matches a quantifier. Examples: `*`, `+?` and `{2,}`. */
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;

/**
 * Parses the source of a valid RegExp into its alternatives, each a list of pieces. Example: `a|bc` -> one alternative
 * with the piece `a`, and one with the pieces `b` and `c`.
 */
export function parsePattern(source: string): readonly (readonly Piece[])[] {
  let at = 0;

  function take(expression: RegExp): string | undefined {
    expression.lastIndex = at;
    const [found] = expression.exec(source) ?? [];
    at += found?.length ?? 0;
    return found;
  }

  function alternatives(): readonly (readonly Piece[])[] {
    const all: Piece[][] = [[]];
    while (at < source.length && source[at] !== ")") {
      if (source[at] === "|") {
        at += 1;
        all.push([]);
      } else all.at(-1)?.push(piece());
    }
    return all;
  }

  function piece(): Piece {
    const start = at;
    const opening = take(GROUP_OPENING);
    const inside = opening === undefined ? undefined : alternatives();
    if (opening === undefined) take(ATOM);
    else at += 1;
    const text = source.slice(start, at);
    const quantifier = take(QUANTIFIER) ?? "";
    return {
      source: text,
      quantifier,
      isUnbounded: /^[*+]|,\}/.test(quantifier),
      isOptional: /^(?:[*?]|\{0)/.test(quantifier) || /^(?:[\^$]|\\[bB])$/.test(text),
      isLookAround: opening !== undefined && /[=!]$/.test(opening),
      literal: literalOf(text),
      alternatives: inside,
    };
  }

  return alternatives();
}

function literalOf(atom: string): string | undefined {
  if (atom.length === 1) return /[.^$]/.test(atom) ? undefined : atom;
  return /^\\[^\w]$/.test(atom) ? atom.slice(1) : undefined;
}
