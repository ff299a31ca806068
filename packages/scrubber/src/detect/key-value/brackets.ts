/**
 * Matches the beginning of an object or a list in JSON, JavaScript, Python or Ruby. Example: it matches the beginning
 * of `{"a":1}` and `{ a: 1 }`, but not of `{ at position 5`.
 */
const STRUCTURE_START = /[{[]\s{0,64}(?:["'`\\{[\]}\d:-]|[\w$-]{1,64}\s{0,4}[:=]|$)/y;
/**
 * Matches a square or curly bracket, or a quote with the backslashes before it. Example: in `{\"a\"}`, the matches are
 * `{`, `\"`, `\"` and `}`.
 */
const BRACKETS_AND_QUOTES = /[{}[\]]|\\{0,8}["'`]/g;

/** Matches a round bracket, or anything that {@link BRACKETS_AND_QUOTES} matches. */
const ANY_BRACKETS_AND_QUOTES = /[()[\]{}]|\\{0,8}["'`]/g;
/** Default maximum number of characters that `endOfBrackets` searches for a closing bracket. */
const LONGEST_BRACKETS = 4096;

/**
 * Returns the end of the object or list that begins at `start`, or `undefined` if none begins there. If the closing
 * bracket is missing because the text was truncated, returns the end of the text.
 */
export function endOfStructure(text: string, start: number): number | undefined {
  STRUCTURE_START.lastIndex = start;
  if (!STRUCTURE_START.test(text)) return undefined;
  const closing = closingBracket(text, start + 1, BRACKETS_AND_QUOTES, text.length);
  return closing === undefined ? text.length : closing + 1;
}

/**
 * Returns the position of the closing bracket for an opening bracket before `from`. If there is none within `longest`
 * characters, returns the position where the search stopped.
 */
export function endOfBrackets(text: string, from: number, longest: number = LONGEST_BRACKETS): number {
  const limit = Math.min(text.length, from + longest);
  return closingBracket(text, from, ANY_BRACKETS_AND_QUOTES, limit) ?? text.length;
}

/**
 * Returns the position of the closing bracket for an opening bracket before `from`. Returns `limit` if the search
 * reaches it, and `undefined` if the closing bracket is missing. `tokens` matches quotes, and the kinds of brackets
 * that are counted.
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

/**
 * Checks whether a quote opens a string. Example: returns true for the first quote in `{'a'`, and false for the
 * apostrophe in `don't`.
 */
function opensString(text: string, at: number, mark: string): boolean {
  return mark.endsWith('"') || /[\s{[(,:=>]/.test(text.charAt(at - 1));
}

/**
 * Returns the position of the closing quote of a string. In JSON inside another JSON string, `quote` includes a
 * backslash, as in `\"`.
 */
export function endOfQuoted(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (quote.length > 1 || !isEscaped(text, end)) return end;
  }
  // The closing quote is missing because the text was truncated.
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (slashes < 64 && text.charAt(at - 1 - slashes) === "\\") slashes += 1;
  return slashes % 2 === 1;
}
