/**
 * Matches the beginning of an object or a list in JSON, JavaScript, Python or Ruby: `{"a":1}` and `{ a: 1 }` -> true,
 * `{ at position 5` -> false
 */
const STRUCTURE_START = /[{[]\s{0,64}(?:["'`\\{[\]}\d:-]|[\w$-]{1,64}\s{0,4}(?::|=>)|$)/y;
const BRACKETS_AND_QUOTES = /[{}[\]]|\\{0,8}["'`]/g;

/**
 * Returns where the object or list at `start` ends, or `undefined` if there is none. If its closing bracket was cut
 * off, it extends to the end of the text.
 */
export function endOfStructure(text: string, start: number): number | undefined {
  STRUCTURE_START.lastIndex = start;
  if (!STRUCTURE_START.test(text)) return undefined;
  let depth = 0;
  BRACKETS_AND_QUOTES.lastIndex = start;
  for (let token = BRACKETS_AND_QUOTES.exec(text); token !== null; token = BRACKETS_AND_QUOTES.exec(text)) {
    const [mark] = token;
    if (mark === "{" || mark === "[") depth += 1;
    else if (mark === "}" || mark === "]") depth -= 1;
    else if (opensText(text, token.index, mark))
      BRACKETS_AND_QUOTES.lastIndex = endOfQuoted(text, BRACKETS_AND_QUOTES.lastIndex, mark) + mark.length;
    if (depth === 0) return BRACKETS_AND_QUOTES.lastIndex;
  }
  return text.length;
}

/** Checks whether a quote opens a string. The apostrophe of `don't` does not. */
function opensText(text: string, at: number, mark: string): boolean {
  return mark.endsWith('"') || /[\s{[(,:=>]/.test(text.charAt(at - 1));
}

/** Returns where the string that `quote` opened ends. `quote` can have backslashes (`\"`), as in JSON within JSON. */
export function endOfQuoted(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (quote.length > 1 || !isEscaped(text, end)) return end;
  }
  // The closing quote was cut off, so the string extends to the end of the text.
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (slashes < 64 && text.charAt(at - 1 - slashes) === "\\") slashes += 1;
  return slashes % 2 === 1;
}
