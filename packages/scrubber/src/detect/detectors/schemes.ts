import { isWords, randomParts } from "./generated.ts";

/**
 * Matches a parameter that can follow the word `bearer`. Example: it matches `realm=` and `expires_in=3600`, but not
 * `e2e9f3`.
 */
const PARAMETER = /^[a-z_]{2,24}=(?:[^=]|$)/;
/** Minimum number of characters in a token that consists of words. */
const SHORTEST_WORDS = 16;
const BASIC_BEFORE = /basic[ \t]{1,8}$/i;
const LONGEST_BEFORE = 13;
const SHORTEST_RANDOM = 16;
/**
 * Matches the base64 of ASCII text up to a colon. Example: in `dXNlcjpwYXNz`, which encodes `user:pass`, it matches
 * `dXNlcjp`. Base64 encodes groups of three bytes, so the pattern has one alternative for each position of the colon in
 * its group.
 */
const BASE64_UP_TO_COLON =
  /^(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z\d+/_-]){0,85}(?:O[g-v]|[A-Za-f][DTjz][o-r]|[A-Za-f][A-HQ-Xg-nw-z0-3][AEIMQUYcgkosw048]6)/;

/**
 * Checks whether the text after `Bearer` or `Basic` is a credential and not an ordinary word. Example: true for
 * `Bearer e2e9f3` and `Basic dXNlcjpwYXNz`, and false for `basic JavaScript` and `bearer expires_in=3600`. `start` is
 * the position of `found` in `text`.
 */
export function isCredential(found: string, text: string, start: number): boolean {
  return BASIC_BEFORE.test(text.slice(Math.max(0, start - LONGEST_BEFORE), start))
    ? BASE64_UP_TO_COLON.test(found) || randomParts(found, SHORTEST_RANDOM).length > 0
    : isToken(found);
}

/**
 * Checks whether a string is a token and not an ordinary word. Words are a token only if they are long or contain `.`,
 * `~` or `+`. Example: true for `e2e9f` and `abc.def.ghi`, and false for `authentication...`, `JavaScript` and
 * `token/type`.
 */
export function isToken(found: string): boolean {
  const text = found.replace(/\.{1,3}$/, "");
  return !PARAMETER.test(text) && (text.length >= SHORTEST_WORDS || /[.~+]/.test(text) || !isWords(text));
}
