/**
 * Matches the prefix of a string literal, as in `N'x'`, `E'x'` and `_utf8'x'`. Example: it matches `N`, `E` and
 * `_utf8`.
 */
const PREFIX = /^(?:[nebxru]|nq|_\w{1,31})$/i;
/**
 * The closing delimiters of Oracle's quotes, as in `q'[x]'` and `q'(x)'`. Any other delimiter closes itself: `q'!x!'`
 */
const CLOSING: Readonly<Record<string, string>> = Object.freeze({ "[": "]", "(": ")", "{": "}", "<": ">" });

/**
 * Returns where a string literal with the prefix `word` ends. For `N'made-up'`, the prefix is `N`. `at` is the index
 * after the prefix.
 * Returns -1 if the literal has no end, and `undefined` if no literal with this prefix begins here.
 */
export function endOfPrefixed(text: string, at: number, word: string, hasEscapes: boolean): number | undefined {
  const quoteAt = /^u$/i.test(word) && text.charAt(at) === "&" ? at + 1 : at;
  if (text.charAt(quoteAt) !== "'") return undefined;
  if (/^n?q$/i.test(word)) return endOfOracleQuote(text, at + 1);
  return PREFIX.test(word) ? endOfString(text, quoteAt, hasEscapes || /^e$/i.test(word)) : undefined;
}

/**
 * Returns where the string that begins with the quote at `at` ends, or -1 if it has no end. A doubled quote does not
 * end it, nor does a quote after a backslash if `hasEscapes` is true.
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
 * Returns where a dollar-quoted string ends, given its opening quote (`$$` or `$tag$`). Returns -1 if it has no end.
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
