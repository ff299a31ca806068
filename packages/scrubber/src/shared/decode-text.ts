/**
 * Decodes UTF-8. Returns `undefined` for other data, and for data with zero bytes, which may be UTF-16. Decoded as
 * UTF-8, it would contain zero characters that hide every secret.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
