/** Maximum number of characters of a label that is compared with the names of secrets. */
const LONGEST = 256;
/**
 * Matches the name of a field that can contain the label of a measurement. If the value beside this field is a number,
 * it is a measurement and not a secret. Example: it matches `name`, as in `{ name: "tokens", value: 7 }`.
 */
const OF_MEASUREMENT = /^(?:name|key|id|label|title|type)$/i;
/**
 * Matches the name of a class. In `{ type: "SessionError", value: "..." }`, for example, `SessionError` is the class of
 * an error, and not the name of the value.
 */
const CLASS_NAME = /^[A-Z][a-z]+[A-Z]/;
/**
 * Returns the name in a label. A label is the content of a field that names the value of another field, as in
 * `{ name: "token", value: "..." }`. A label can be a name, a path with slashes, or a list of the names in a path
 * (`["body", "password"]`). Returns `undefined` if the label contains no name, or if it labels a measurement.
 */
export function nameInLabel(field: string, label: unknown, isNumber: boolean): string | undefined {
  if (isNumber && OF_MEASUREMENT.test(field)) return undefined;
  const text = Array.isArray(label) ? label.filter((each) => typeof each === "string").join(".") : label;
  if (typeof text !== "string" || text.length > LONGEST || /[{=\n]/.test(text) || isProse(text)) return undefined;
  if (/^type$/i.test(field) && CLASS_NAME.test(text)) return undefined;
  return text.includes("/") ? lastName(text.split("/")) : text;
}

/**
 * Returns the last name in a path. Indexes are ignored. Example: returns `password` for both `/users/0/password` and
 * `/user/password/0`.
 */
function lastName(path: readonly string[]): string | undefined {
  return path.filter((part) => part !== "" && !/^\d+$/.test(part)).at(-1);
}

/**
 * Checks whether a label is a sentence that contains a replacement. Example: returns true for `saw Bearer [token]`, and
 * false for `users[0].token`.
 */
function isProse(text: string): boolean {
  return text.includes("[") && text.includes(" ");
}
