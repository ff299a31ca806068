/**
 * Decodes UTF-8. Returns `undefined` for invalid UTF-8, and for data with zero bytes, because it may be UTF-16, in
 * which ASCII text has a zero byte beside each character. UTF-16 can be valid UTF-8, but no secret would be found in
 * it.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
