import { endOfMatch } from "../../shared/match.ts";
import type { Place } from "../../shared/place.ts";
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
