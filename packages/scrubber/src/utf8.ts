/** Bytes of a text in UTF-8, the unit in which Relay counts the offsets of its remarks. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
