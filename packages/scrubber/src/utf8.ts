import { ASCII } from "./ascii.ts";

const FIRST_SURROGATE = 0xd800;
const encoder = new TextEncoder();

/** Characters of a text, as Relay counts them. */
export function lengthOf(text: string): number {
  return isBelow(text, FIRST_SURROGATE) ? text.length : [...text].length;
}

/** Bytes of a text in UTF-8, the unit in which Relay counts the offsets of its remarks. */
export function utf8Length(text: string): number {
  return isBelow(text, ASCII) ? text.length : encoder.encode(text).length;
}

function isBelow(text: string, limit: number): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) >= limit) return false;
  return true;
}

/** How many bytes follow the first byte of a character in UTF-8, or -1 for a byte that begins none. */
export function continuationBytes(first: number): number {
  if (first < ASCII) return 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}
