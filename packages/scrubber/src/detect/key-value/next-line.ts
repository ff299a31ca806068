import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import type { Names } from "../names/names.ts";
import { nameInSentence } from "./name-before.ts";
import type { Pair } from "./pair.ts";

/**
 * Matches a line that contains only a word, and that the line breaks and blanks after a colon precede. The word must not
 * be the name of a file. Example: it matches `\n\nmade-up-7` before the end of the text.
 */
const ONLY_WORD =
  /[\r\n \t]{1,16}(?![\w-]{1,64}\.[a-z]{1,4}\s)(?<value>[^\s:"'`{}[\](),/]{8,256})(?=[ \t]{0,8}(?:[\r\n]|$))/y;

/**
 * Finds a value that is alone on the line after a sentence with a sensitive name. Example: `made-up-7` in
 * `Use this password to log in:\n\nmade-up-7`.
 */
export function findOnNextLine(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = text.indexOf(":\n"); at >= 0 && pairs.length < MOST_FINDINGS; at = text.indexOf(":\n", at + 1)) {
    meter.work += COST.match;
    if (isReserveSpent(meter)) break;
    ONLY_WORD.lastIndex = at + 1;
    const value = ONLY_WORD.exec(text)?.groups?.["value"];
    if (value === undefined || !/\d/.test(value)) continue;
    const rule = nameInSentence(text, at, names)?.rule;
    const end = ONLY_WORD.lastIndex;
    if (rule !== undefined) pairs.push({ start: end - value.length, end, rule });
  }
  return pairs;
}
