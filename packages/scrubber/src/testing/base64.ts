/**
 * Encodes bytes in base64 without padding, because in the searched data, other characters can follow instead of the
 * padding.
 */
export function base64(bytes: Uint8Array): string {
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(latin).replaceAll("=", "");
}

export function toUrlAlphabet(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
