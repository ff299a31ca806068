/** Encodes bytes as base64 without padding. A secret in the middle of a longer base64 string has no padding either. */
export function base64(bytes: Uint8Array): string {
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(latin).replaceAll("=", "");
}

/** Converts base64 to base64url. Example: `+/` becomes `-_`. */
export function toUrlAlphabet(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
