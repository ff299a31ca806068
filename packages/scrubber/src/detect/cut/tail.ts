import { APOSTROPHE } from "../../shared/char-codes.ts";
import { ASCII, tableOf } from "../../shared/char-table.ts";

/** The ASCII characters between words, values and parameters. A secret of one word contains none of them. */
const DELIMITER: Uint8Array = tableOf(/[\s"'`()[\]{}<>,;|?&#]/);
/** Matches a delimiter that is not an ASCII character. Example: it matches `「`, but not `é`. */
const OTHER_DELIMITER = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/**
 * Matches a URL up to the first slash after its host. Example: in `https://shop.example/items/42`, it matches
 * `https://shop.example/`.
 */
const HOST = /^[A-Za-z][A-Za-z\d+.:-]{0,30}:\/\/[^\s/?#]{1,512}\//;
const LONGEST_HOST = 600;

/**
 * Returns the position at which the last word before `end` begins. If the word is a URL, returns the position after its
 * host, so that the host is not redacted.
 */
export function startOfTail(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && !isDelimiter(text, start - 1)) start -= 1;
  const host = HOST.exec(text.slice(start, Math.min(end, start + LONGEST_HOST)));
  return host === null ? start : start + host[0].length;
}

/** Returns the end of the first word after `start`. */
export function endOfHead(text: string, start: number, to: number): number {
  let end = start;
  while (end < to && !isDelimiter(text, end)) end += 1;
  return end;
}

function isDelimiter(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  if (code === APOSTROPHE) return !isWithinWord(text, place);
  return code < ASCII ? DELIMITER[code] === 1 : OTHER_DELIMITER.test(text.charAt(place));
}

/** Checks whether a character is between two letters or digits, like the apostrophe in `o'neill@example.com`. */
function isWithinWord(text: string, place: number): boolean {
  return LETTER_OR_DIGIT.test(text.charAt(place - 1)) && LETTER_OR_DIGIT.test(text.charAt(place + 1));
}
