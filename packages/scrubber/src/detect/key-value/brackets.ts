/** What follows the bracket of an object or a list, as JSON, JavaScript, Python and Ruby write them. */
const OPENS = /[{[]\s{0,64}(?:["'`\\{[\]}\d:-]|[\w$-]{1,64}\s{0,4}(?::|=>)|$)/y;
const TOKENS = /[{}[\]]|\\{0,8}["'`]/g;

/** Where the object or list ends that begins at a place of a text, if one does: a text that was cut off is all of it. */
export function endOfStructure(text: string, start: number): number | undefined {
  OPENS.lastIndex = start;
  if (!OPENS.test(text)) return undefined;
  let depth = 0;
  TOKENS.lastIndex = start;
  for (let token = TOKENS.exec(text); token !== null; token = TOKENS.exec(text)) {
    const [mark] = token;
    if (mark === "{" || mark === "[") depth += 1;
    else if (mark === "}" || mark === "]") depth -= 1;
    else if (opensText(text, token.index, mark))
      TOKENS.lastIndex = endOfQuoted(text, TOKENS.lastIndex, mark) + mark.length;
    if (depth === 0) return TOKENS.lastIndex;
  }
  return text.length;
}

/** An apostrophe does not. */
function opensText(text: string, at: number, mark: string): boolean {
  return mark.endsWith('"') || /[\s{[(,:=>]/.test(text.charAt(at - 1));
}

/** Where the text ends that a quote opened, which may be an escaped one. */
export function endOfQuoted(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + 1)) {
    if (quote.length > 1 || !isEscaped(text, end)) return end;
  }
  // Cut off: what remains is the secret's beginning.
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (slashes < 64 && text.charAt(at - 1 - slashes) === "\\") slashes += 1;
  return slashes % 2 === 1;
}
