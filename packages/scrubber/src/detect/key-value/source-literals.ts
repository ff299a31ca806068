import { isHeadCut } from "../cut/cut.ts";
import { AUTH_SCHEME } from "./header-value.ts";

/** Matches a value as in an environment file. Example: after `A=` in `A=plum-1 B=2`, it matches `plum-1`. */
const ASSIGNED_VALUE = /^[\w+/.~-]{6,128}={0,2}(?=[\s&]|;\w|$)/;
/**
 * Matches a value with several digits or a special character, which is probably not an identifier. Example: it matches
 * `k3y9made`, `12345` and `plum#anvil`, but not `userName2`.
 */
const GENERATED_VALUE =
  /^(?=[^\s&,;'"`()<>]{6})(?:[^\s&,;'"`()<>]{0,32}\d){2}|^\d{3,19}(?![\w.])|^[^\s&,;'"`()<>]{1,32}[#!%@~^][^\s&,;'"`()<>]/;
/** Matches the text that can follow a closing quote in code. Examples: `)`, `, `, ` +` and `.$`. */
const AFTER_CLOSING_QUOTE = /\s?(?:[),;+\]&]|\.[\s$]|<<|\|\||$)/y;
/** How many characters before a position are searched for the opening quote of its literal. */
const LONGEST_LINE = 1024;

/**
 * Checks whether an unquoted value in source code is data and not an identifier. It is data if it looks generated,
 * begins with an authentication scheme, or follows `=` without blanks, as in an environment file (`NAME=value`).
 */
export function isUnquotedLiteral(text: string, at: number, start: number, isSpaced: boolean): boolean {
  const beginning = text.slice(start, start + 64);
  if (GENERATED_VALUE.test(beginning) || AUTH_SCHEME.test(beginning)) return true;
  return text[at] === "=" && !isSpaced && ASSIGNED_VALUE.test(text.slice(start, start + 128));
}

/** Checks whether a position in a line of source code is inside a string literal. */
export function isInLiteral(text: string, at: number): boolean {
  return isHeadCut(text) || openQuoteAt(text, at) !== "";
}

/**
 * Checks whether the quote at `start` closes a string literal that contains the separator at index `at`. Example: true
 * for the last quote and the colon of `prompt("password: ")`.
 */
export function closesLiteral(text: string, start: number, at: number): boolean {
  AFTER_CLOSING_QUOTE.lastIndex = start + 1;
  return AFTER_CLOSING_QUOTE.test(text) && openQuoteAt(text, at) === text.charAt(start);
}

/** Returns the opening quote of the string literal at a position, or an empty string outside literals. */
function openQuoteAt(text: string, at: number): string {
  let open = "";
  for (let place = Math.max(0, at - LONGEST_LINE); place < at; place++) {
    const char = text.charAt(place);
    if (char === "\\") place += 1;
    else if (open === "" && /["'`]/.test(char)) open = char;
    else if (char === open) open = "";
  }
  return open;
}
