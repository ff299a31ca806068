/** Maximum length of a label that is compared with the names of secrets, in characters. */
const LONGEST = 256;
/**
 * Matches a field that names a measurement if the value beside it is a number. Example: in
 * `{ name: "tokens", value: 7 }`, it matches `name`.
 */
const OF_MEASUREMENT = /^(?:name|key|id|label|title|type)$/i;
/**
 * Matches a class name, which names no value. Example: in `{ type: "SessionError", value: "..." }`, it matches
 * `SessionError`.
 */
const CLASS_NAME = /^[A-Z][a-z]+[A-Z]/;
/**
 * Returns the name in a label. A label is the content of a field that names the value beside it. It is a name, a path
 * with slashes, or a path as a list (`["body", "password"]`). Returns `undefined` if the label is no name, or if it
 * names a measurement.
 */
export function nameInLabel(field: string, label: unknown, isNumber: boolean): string | undefined {
  if (isNumber && OF_MEASUREMENT.test(field)) return undefined;
  const text = Array.isArray(label) ? label.filter((each) => typeof each === "string").join(".") : label;
  if (typeof text !== "string" || text.length > LONGEST || /[{=\n]/.test(text) || isProse(text)) return undefined;
  if (/^type$/i.test(field) && CLASS_NAME.test(text)) return undefined;
  return text.includes("/") ? lastName(text.split("/")) : text;
}

/** Returns the last name of a path, ignoring indexes: `password` for `/users/0/password` and `/user/password/0` */
function lastName(path: readonly string[]): string | undefined {
  return path.filter((part) => part !== "" && !/^\d+$/.test(part)).at(-1);
}

/**
 * Checks whether a label contains a replacement in prose. Example: returns true for `saw Bearer [token]`, and false for
 * `users[0].token`.
 */
function isProse(text: string): boolean {
  return text.includes("[") && text.includes(" ");
}
