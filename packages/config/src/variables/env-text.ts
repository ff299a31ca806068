/** Returns trimmed text, or undefined if blank. Bundlers also set booleans and numbers. Workers' objects are unset. */
export function textOf(input: unknown): string | undefined {
  if (typeof input === "boolean" || typeof input === "number") return String(input);
  const text = typeof input === "string" ? input.trim() : "";
  return text === "" ? undefined : text;
}
