import { endOfMatch } from "../../shared/match.ts";
import type { Place } from "../../shared/place.ts";
import type { SensitiveName } from "./pair.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Matches the beginning of a YAML block. Example: in `password: |`, it matches the `|`, the line break and the
 * indentation of the next line.
 */
const BLOCK_START = /[|>][+-]?[ \t]{0,4}\r?\n[ \t]{1,32}/y;
/** Matches the lines of a YAML block. It stops before a line such as `user: ada`, which is the next field. */
const BLOCK = /[^\r\n]{1,4096}(?:\r?\n[ \t]{1,32}(?![\w-]{1,64}:)[^\r\n]{1,4096}){0,32}/y;
/** Matches a line break and the indentation of the next line. Example: `\n  `. */
const NEXT_LINE = /\r?\n[ \t]{1,32}/y;
/**
 * Matches a word that is alone on its line. Example: it matches `made-up-7`, but nothing in `user: ada`, `- made-up-7`
 * and `at line 7`.
 */
export const ONLY_WORD: RegExp = /(?!-[ \t])[^\s:"'{[][^\s:]{3,1024}(?=[ \t]{0,4}(?:[\r\n]|$))/y;

/**
 * Matches a list of words that each contain a digit. Example: it matches `\n  - plum7\n  - anvil7`, but nothing in
 * `\n  - required`.
 */
const LIST =
  /(?:\r?\n[ \t]{0,32}-[ \t]{1,4}(?=[^\s\d]{0,128}\d)[^\s:"'`{[][^\s:]{1,1024}(?=[ \t]{0,4}(?:[\r\n]|$))){1,64}/y;
/** Matches the line break and the dash before the first value of a list. */
const FIRST_DASH = /\s{1,34}-[ \t]{1,4}/y;

/**
 * Returns the list below a name in the plural in YAML. Example: `plum7\n  - anvil7` in
 * `passwords:\n  - plum7\n  - anvil7`.
 */
export function listInLines(text: string, at: number, { name, nameRule }: SensitiveName): Place | undefined {
  const end = /s$/i.test(name) ? endOfMatch(LIST, text, at) : undefined;
  const start = end === undefined ? undefined : endOfMatch(FIRST_DASH, text, at);
  if (start === undefined || end === undefined) return undefined;
  // The list can contain names of secrets instead of secrets, as in a Compose file.
  const first = /^\S*/.exec(text.slice(start, end))?.[0] ?? "";
  return nameRule(first) === undefined ? { start, end } : undefined;
}

/**
 * Returns the value on the lines after a name in YAML. Example: `made-up` in `password: |\n  made-up`. The index `at`
 * is after the colon and the blanks.
 */
export function valueInLines(text: string, at: number): Place | undefined {
  const block = placeAfter(BLOCK_START, BLOCK, text, at);
  if (block !== undefined) return block;
  const word = placeAfter(NEXT_LINE, ONLY_WORD, text, at);
  return word !== undefined && looksMixed(text.slice(word.start, word.end)) ? word : undefined;
}

function placeAfter(before: RegExp, value: RegExp, text: string, at: number): Place | undefined {
  const start = endOfMatch(before, text, at);
  const end = start === undefined ? undefined : endOfMatch(value, text, start);
  return start === undefined || end === undefined ? undefined : { start, end };
}
