/** Matches the prefix of a string literal, such as `N`, `E` and `_utf8` in `N'x'`, `E'x'` and `_utf8'x'`. */
const PREFIX = /^(?:[nebxru]|nq|_\w{1,31})$/i;
/**
 * Maps the opening bracket of a custom quote in Oracle SQL to the closing one, as in `q'[x]'`. Any other character
 * closes the quote that it opens, as in `q'!x!'`.
 */
const CLOSING: Readonly<Record<string, string>> = Object.freeze({ "[": "]", "(": ")", "{": "}", "<": ">" });

/**
 * Returns the end of a string literal with the prefix `word`, such as the `N` of `N'made-up'`. Returns -1 if the
 * closing quote is missing, and `undefined` if there is no such literal. The index `at` is after the prefix.
 */
export function endOfPrefixed(text: string, at: number, word: string, hasEscapes: boolean): number | undefined {
  const quoteAt = /^u$/i.test(word) && text.charAt(at) === "&" ? at + 1 : at;
  if (text.charAt(quoteAt) !== "'") return undefined;
  if (/^n?q$/i.test(word)) return endOfOracleQuote(text, at + 1);
  return PREFIX.test(word) ? endOfString(text, quoteAt, hasEscapes || /^e$/i.test(word)) : undefined;
}

/**
 * Returns the end of the string whose opening quote is at index `at`, or -1 if the closing quote is missing. Two quotes
 * in a row do not end the string. With `hasEscapes`, a quote after a backslash does not end it either.
 */
export function endOfString(text: string, at: number, hasEscapes: boolean): number {
  const quote = text.charAt(at);
  for (let place = at + 1; place < text.length; place++) {
    const char = text.charAt(place);
    if (char === "\\" && hasEscapes) place += 1;
    else if (char === quote) {
      if (text.charAt(place + 1) !== quote) return place + 1;
      place += 1;
    }
  }
  return -1;
}

/**
 * Returns the end of a dollar-quoted string, or -1 if the closing quote is missing. `quote` is the opening quote, such
 * as `$$` or `$tag$`.
 */
export function endOfDollarQuote(text: string, at: number, quote: string): number {
  const end = text.indexOf(quote, at + quote.length);
  return end < 0 ? -1 : end + quote.length;
}

function endOfOracleQuote(text: string, at: number): number {
  const opening = text.charAt(at);
  const end = text.indexOf(`${CLOSING[opening] ?? opening}'`, at + 1);
  return opening === "" || end < 0 ? -1 : end + 2;
}
