const OPENERS: Readonly<Record<string, string>> = Object.freeze({ "{": "}", "[": "]", '"': '"' });
const BLANK = 32;
const LAST_ASCII = 127;
const BYTE_ORDER_MARK = 0xfeff;

/** Whether a text may be JSON of some structure: the first character that is no blank tells of almost all that they are not. */
export function mayBeJson(text: string): boolean {
  let place = 0;
  while (text.charCodeAt(place) <= BLANK) place += 1;
  const first = text.charCodeAt(place);
  // After one blank may come another that only `trim` knows, and a file may begin with its mark.
  return (
    first === 123 || first === 91 || first === 34 || (first > LAST_ASCII && (place > 0 || first === BYTE_ORDER_MARK))
  );
}

/** The value that a text holds as JSON, if it is an object, a list, or a text that was encoded once more. */
export function parseJson(text: string): object | string | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 2 || OPENERS[trimmed.charAt(0)] !== trimmed.charAt(trimmed.length - 1)) return undefined;
  try {
    const value: unknown = JSON.parse(trimmed);
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
  } catch {
    return undefined; // Not JSON after all: it is searched as text.
  }
}
