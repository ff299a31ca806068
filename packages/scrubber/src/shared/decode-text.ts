/**
 * Decodes UTF-8. Returns `undefined` for invalid UTF-8, and for data with zero bytes. Such data may be UTF-16, in which
 * every ASCII character has a zero byte. The bytes of UTF-16 can happen to be valid UTF-8, but the zero bytes between the
 * characters would hide every secret in the decoded text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
