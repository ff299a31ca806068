/**
 * Returns a value's trimmed text, or undefined if it is blank. Booleans and numbers, which bundlers can set, become
 * text. Other values, such as the objects among a Worker's bindings, count as unset.
 */
export function nonBlankText(input: unknown): string | undefined {
  if (typeof input === "boolean" || typeof input === "number") return String(input);
  const text = typeof input === "string" ? input.trim() : "";
  return text === "" ? undefined : text;
}
