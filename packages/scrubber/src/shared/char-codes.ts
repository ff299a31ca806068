// Character codes, because loops compare numbers faster than strings of one character.

export const LINE_FEED = 10;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const PERCENT = 37;
export const APOSTROPHE = 39;
export const RIGHT_PARENTHESIS = 41;
export const DASH = 45;
export const SLASH = 47;
export const COLON = 58;
export const EQUALS = 61;
export const UPPER_A = 65;
export const UPPER_Z = 90;
export const LEFT_BRACKET = 91;
export const BACKSLASH = 92;
export const RIGHT_BRACKET = 93;
export const UNDERSCORE = 95;
export const LOWER_A = 97;
const LOWER_Z = 122;
export const LEFT_BRACE = 123;
export const RIGHT_BRACE = 125;

/** Checks whether a code is that of a lower-case ASCII letter. */
export function isLower(code: number): boolean {
  return code >= LOWER_A && code <= LOWER_Z;
}
