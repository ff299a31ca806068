/** Without padding: what follows a text in some larger one is not known. */
export function base64(bytes: Uint8Array): string {
  const latin = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(latin).replaceAll("=", "");
}

export function toUrlAlphabet(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
