const OPENERS: Readonly<Record<string, string>> = Object.freeze({ "{": "}", "[": "]", '"': '"' });

/** The value that a text holds as JSON, if it is an object, a list, or a text that was encoded once more. */
export function parseJson(text: string): object | string | undefined {
  const first = text.charCodeAt(0);
  if (first > 32 && first !== 123 && first !== 91 && first !== 34) return undefined;
  // Most texts end here, at the first character.
  const trimmed = text.trim();
  if (trimmed.length < 2 || OPENERS[trimmed.charAt(0)] !== trimmed.charAt(trimmed.length - 1)) return undefined;
  try {
    const value: unknown = JSON.parse(trimmed);
    return (typeof value === "object" && value !== null) || typeof value === "string" ? value : undefined;
  } catch {
    return undefined; // Not JSON after all: it is searched as text.
  }
}
