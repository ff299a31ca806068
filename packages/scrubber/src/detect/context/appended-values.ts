import type { Meter } from "../../shared/budget.ts";
import type { Pair } from "../key-value/pair.ts";
import { isFormatOperation } from "../key-value/value-forms.ts";
import { EXAMPLE_SECRET, ruleForParameter, type SearchByName } from "./format-args.ts";
import { nextPlaceholder } from "./placeholders.ts";

/**
 * Maximum number of placeholders in a format string. A format string with more is skipped, because it is parsed again
 * for each placeholder.
 */
const MOST_PLACEHOLDERS = 32;
/**
 * Matches the rest of a word after its placeholder, and the blanks after the word. Example: after the `%s` in
 * `id=%s, ada`, it matches `, `.
 */
const REST_OF_WORD = /\S{0,256}\s{0,16}/y;

/**
 * Finds the secrets among the values after a format string. Where `util.format` does not exist, as in browsers, the SDK
 * appends the values to the format string, as in `user %s password %s ada made-up`. If there are as many words as
 * placeholders, each word is one value. Otherwise, the value of each placeholder is unknown, so all words are redacted.
 */
export function findAppendedValues(text: string, search: SearchByName, meter: Meter): readonly Pair[] {
  // Skips most strings early: a value can only follow if another word comes after the last `%`.
  const last = text.lastIndexOf("%");
  if (last > text.length - 3 || !/\s\S/.test(text.slice(last))) return [];
  const ends: number[] = [];
  for (let next = nextPlaceholder(text, 0); next !== undefined; next = nextPlaceholder(text, next.end)) {
    ends.push(next.end);
    if (ends.length > MOST_PLACEHOLDERS) return [];
  }
  REST_OF_WORD.lastIndex = ends.at(-1) ?? text.length;
  REST_OF_WORD.test(text);
  const from = REST_OF_WORD.lastIndex;
  if (isFormatOperation(text, from)) return [];
  const words = [...text.slice(from).matchAll(/\S+/g)];
  if (words.length === 0) return [];

  function ruleOf(place: number, value: string): string | undefined {
    meter.work += text.length;
    return ruleForParameter(text, place, value, words[place - 1]?.[0] ?? "", search, meter);
  }

  if (words.length !== ends.length) {
    const rule = ends.map((_, place) => ruleOf(place, EXAMPLE_SECRET)).find((each) => each !== undefined);
    return rule === undefined ? [] : [{ start: from, end: text.length, rule }];
  }
  return words.flatMap(({ 0: word, index }, place) => {
    const rule = ruleOf(place, word);
    return rule === undefined ? [] : [{ start: from + index, end: from + index + word.length, rule }];
  });
}
