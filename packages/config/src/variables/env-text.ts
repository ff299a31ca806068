/**
 * Returns a value as a trimmed string, or undefined if it is blank. Bundlers can set booleans and numbers, which become
 * strings. Everything else, such as an object among a Worker's bindings, counts as unset.
 */
export function nonBlankText(input: unknown): string | undefined {
  if (typeof input === "boolean" || typeof input === "number") return String(input);
  const text = typeof input === "string" ? input.trim() : "";
  return text === "" ? undefined : text;
}
