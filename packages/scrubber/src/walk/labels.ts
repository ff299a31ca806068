/** Maximum length of a label that is compared with the sensitive names. */
const LONGEST = 256;
/**
 * Matches a field that can contain the label of a measurement. A number in the same object is not a secret. Example: it
 * matches `name`, as in `{ name: "tokens", value: 7 }`.
 */
const OF_MEASUREMENT = /^(?:name|key|id|label|title|type)$/i;
/**
 * Matches the name of a class, which is not the name of a value. Example: `SessionError` in
 * `{ type: "SessionError", value: "..." }`.
 */
const CLASS_NAME = /^[A-Z][a-z]+[A-Z]/;
/**
 * Returns the name in a label. A label is a field that names the value of another field, such as `name` in
 * `{ name: "token", value: "..." }`. It can contain a name, a path with slashes, or a list of the names in a path
 * (`["body", "password"]`). Returns `undefined` if the label contains no name, or if the value is a measurement.
 */
export function nameInLabel(field: string, label: unknown, isNumber: boolean): string | undefined {
  if (isNumber && OF_MEASUREMENT.test(field)) return undefined;
  const text = Array.isArray(label) ? label.filter((each) => typeof each === "string").join(".") : label;
  if (typeof text !== "string" || text.length > LONGEST || /[{=\n]/.test(text) || isProse(text)) return undefined;
  if (/^type$/i.test(field) && CLASS_NAME.test(text)) return undefined;
  return text.includes("/") ? lastName(text.split("/")) : text;
}

/**
 * Returns the last name in a path. Indexes are ignored. Example: `/users/0/password` and `/user/password/0` ->
 * `password`.
 */
function lastName(path: readonly string[]): string | undefined {
  return path.filter((part) => part !== "" && !/^\d+$/.test(part)).at(-1);
}

/**
 * Checks whether a label is a sentence with a replacement. Example: true for `saw Bearer [token]`, and false for
 * `users[0].token`.
 */
function isProse(text: string): boolean {
  return text.includes("[") && text.includes(" ");
}
