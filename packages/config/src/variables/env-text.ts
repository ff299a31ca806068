/** Blank means unset. Workers put objects beside texts, and bundlers booleans and numbers. */
export function textOf(input: unknown): string | undefined {
  if (typeof input === "boolean" || typeof input === "number") return String(input);
  const text = typeof input === "string" ? input.trim() : "";
  return text === "" ? undefined : text;
}
