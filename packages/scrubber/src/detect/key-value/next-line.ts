import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { endOfMatch } from "../../shared/match.ts";
import type { Names } from "../names/names.ts";
import { nameInSentence } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { ONLY_WORD } from "./yaml.ts";

/** Matches the colon at the end of a line, and the line break. */
const END_OF_SENTENCE = /:[ \t]{0,4}\r?\n/g;
/** Matches a character that occurs in code and paths, but not in most generated values. Example: the `(` of `load(x)`. */
const IN_CODE = /[(),/[\]{}"'`]|\.[a-z]{1,4}$/;
/** Maximum number of blanks and line breaks between a sentence and the value after it. */
const MOST_BLANKS = 16;
const SHORTEST = 8;

/**
 * Finds a value that is alone on the line after a sentence with a sensitive name. Example: `made-up-7` in
 * `Use this password to log in:\n\nmade-up-7`.
 */
export function findOnNextLine(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const { index } of text.matchAll(END_OF_SENTENCE)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
    let start = index + 1;
    while (/\s/.test(text.charAt(start)) && start - index < MOST_BLANKS) start += 1;
    const end = endOfMatch(ONLY_WORD, text, start) ?? start;
    const value = text.slice(start, end);
    if (value.length < SHORTEST || !/\d/.test(value) || IN_CODE.test(value)) continue;
    const rule = nameInSentence(text, index, names)?.rule;
    if (rule !== undefined) pairs.push({ start, end, rule });
  }
  return pairs;
}
