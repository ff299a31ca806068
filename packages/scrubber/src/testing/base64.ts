/**
 * Encodes bytes in base64, without padding: in the data that is searched, more base64 can follow instead of padding.
 */
export function base64(bytes: Uint8Array): string {
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(latin).replaceAll("=", "");
}

/** Changes base64 to base64url: `+/` -> `-_` */
export function toUrlAlphabet(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
