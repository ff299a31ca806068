/**
 * Decodes UTF-8. Returns `undefined` for other data, and for data with zero bytes, which may be UTF-16. If UTF-16 were
 * decoded as UTF-8, there would be a character U+0000 beside each ASCII letter, so no secret would be found.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
