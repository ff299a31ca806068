/**
 * Matches the beginning of an object or a list in JSON, JavaScript, Python or Ruby. Example: it matches `{"a":1}` and
 * `{ a: 1 }`, but not `{ at position 5`.
 */
const STRUCTURE_START = /[{[]\s{0,64}(?:["'`\\{[\]}\d:-]|[\w$-]{1,64}\s{0,4}[:=]|$)/y;
/** Matches brackets and quotes, each quote with the backslashes before it: the `{`, `\"`, `\"` and `}` of `{\"a\"}` */
const BRACKETS_AND_QUOTES = /[{}[\]]|\\{0,8}["'`]/g;

/** Matches what {@link BRACKETS_AND_QUOTES} does, and round brackets. */
const ANY_BRACKETS_AND_QUOTES = /[()[\]{}]|\\{0,8}["'`]/g;
/** Maximum number of characters that are searched for a closing bracket. */
const LONGEST_BRACKETS = 4096;

/**
 * Returns where the object or list that begins at `start` ends, or `undefined` if none begins there. If its closing
 * bracket was cut off, it ends at the end of the text.
 */
export function endOfStructure(text: string, start: number): number | undefined {
  STRUCTURE_START.lastIndex = start;
  if (!STRUCTURE_START.test(text)) return undefined;
  const closing = closingBracket(text, start + 1, BRACKETS_AND_QUOTES, text.length);
  return closing === undefined ? text.length : closing + 1;
}

/**
 * Returns the position of the bracket that closes the brackets around `from`. If it is missing or too far away, returns
 * the position where the search stopped.
 */
export function endOfBrackets(text: string, from: number, longest: number = LONGEST_BRACKETS): number {
  const limit = Math.min(text.length, from + longest);
  return closingBracket(text, from, ANY_BRACKETS_AND_QUOTES, limit) ?? text.length;
}

/**
 * Returns the position of the bracket that closes the brackets around `from`, or `undefined` if it is missing. Returns
 * `limit` if the search gets there. `tokens` matches the brackets that count, and quotes.
 */
function closingBracket(text: string, from: number, tokens: RegExp, limit: number): number | undefined {
  let depth = 1;
  tokens.lastIndex = from;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    const [mark] = token;
    if (token.index >= limit) return limit;
    if (/[([{]/.test(mark)) depth += 1;
    else if (/[)\]}]/.test(mark)) depth -= 1;
    else if (opensString(text, token.index, mark))
      tokens.lastIndex = endOfQuoted(text, tokens.lastIndex, mark) + mark.length;
    if (depth === 0) return token.index;
  }
  return undefined;
}

/** Checks whether a quote opens a string: the one in `{'a'` -> true; the apostrophe of `don't` -> false */
function opensString(text: string, at: number, mark: string): boolean {
  return mark.endsWith('"') || /[\s{[(,:=>]/.test(text.charAt(at - 1));
}

/**
 * Returns the position of the quote that closes a string. `quote` is the string's opening quote. In JSON inside JSON,
 * it includes backslashes: `\"`
 */
export function endOfQuoted(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (quote.length > 1 || !isEscaped(text, end)) return end;
  }
  // The closing quote was cut off.
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (slashes < 64 && text.charAt(at - 1 - slashes) === "\\") slashes += 1;
  return slashes % 2 === 1;
}
