import { ASCII, tableOf } from "../../shared/char-table.ts";

/** What stands between the words, values and parameters of a text, and in no secret that is known by its form. */
const DELIMITER: Uint8Array = tableOf(/[\s"'`()[\]{}<>,;|?&#]/);
const OTHER_DELIMITER = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]/u;
const APOSTROPHE = 39;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** `https://shop.example/` of `https://shop.example/items/42`: what a URL's host says is searched as a whole. */
const HOST = /^[A-Za-z][A-Za-z\d+.:-]{0,30}:\/\/[^\s/?#]{1,512}\//;
const LONGEST_HOST = 600;

/** Where the last word of a text before `end` begins, of which nobody can tell what it would have become. */
export function startOfTail(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && !isDelimiter(text, start - 1)) start -= 1;
  const host = HOST.exec(text.slice(start, Math.min(end, start + LONGEST_HOST)));
  return host === null ? start : start + host[0].length;
}

/** Where the first word of a text from `start` on ends. */
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

/** As the apostrophe of `o'neill@example.com` is. */
function isWithinWord(text: string, place: number): boolean {
  return LETTER_OR_DIGIT.test(text.charAt(place - 1)) && LETTER_OR_DIGIT.test(text.charAt(place + 1));
}
