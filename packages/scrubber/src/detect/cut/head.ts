import { endOfMatch } from "../../shared/match.ts";
import { endOfQuoted } from "../key-value/brackets.ts";
import { valueAt } from "../key-value/value.ts";
import type { NameRule } from "../names/names.ts";
import { endOfHead } from "./tail.ts";

const SEPARATOR = /[:=]/;
/**
 * Matches the text between a name and its value. The beginning of the name may be missing. Example: in
 * `ssword": "made-up"`, it matches `": `.
 */
const BETWEEN_CUT_NAME_AND_VALUE = /["'`\])]{0,2}\s{0,4}(?:[:=]>?\s{0,4})?/y;
const QUOTE = /["'`]/;
/**
 * Matches a character after which a quote opens a literal. Example: in `log("a")`, it matches the `(`, but not the `a`.
 */
const BEFORE_LITERAL = /[\s(,:=[{+?&|!<>;]/;
/**
 * Matches a character before which a quote closes a literal. Example: in `log("a")`, it matches the `)`, but not the
 * `a`.
 */
const AFTER_LITERAL = /[\s),;\]}:.+?]/;
const NO_NAME_RULE: NameRule = () => undefined;

/**
 * Returns the end of the text that may be the rest of a secret. The beginning of the line was truncated, so a secret
 * may have begun there. The result is the farthest of these positions:
 *
 * - the end of the first word, as in `9vKe@db.example.com", 3)`
 * - the end of a literal with several words, as in `anvil harbour", 3)`
 * - the end of the value after a name, as in `ssword: "plum anvil", retries: 3`
 * - the end of a match of one of `rests`
 *
 * @param rests Sticky patterns, one for each kind of secret that can consist of several words.
 */
export function endOfRest(line: string, start: number, to: number, rests: readonly RegExp[]): number {
  const word = endOfHead(line, start, to);
  let end = Math.max(word, endOfValue(line, start, word), endOfLiteral(line, start));
  for (const rest of rests) end = Math.max(end, endOfMatch(rest, line, start) ?? end);
  return Math.min(end, to);
}

/**
 * Returns the end of the value after the first word of a truncated line. The first word can be the rest of a sensitive
 * name, such as `ssword` in `ssword: "plum anvil"`. If no value follows, returns the end of the word.
 */
function endOfValue(line: string, start: number, word: number): number {
  const first = line.charAt(start);
  if (QUOTE.test(first)) return endOfQuoted(line, start + 1, first);
  const place = endOfMatch(BETWEEN_CUT_NAME_AND_VALUE, line, word) ?? word;
  const quote = line.charAt(place);
  if (QUOTE.test(quote)) return endOfQuoted(line, place + 1, quote);
  const at = lastSeparator(line, start, place);
  if (at === undefined) return word;
  const name = { name: "", nameStart: start, rule: "", nameRule: NO_NAME_RULE, isSource: true };
  return valueAt(line, at, name)?.end ?? word;
}

function lastSeparator(line: string, start: number, end: number): number | undefined {
  for (let place = end - 1; place >= start; place--) if (SEPARATOR.test(line.charAt(place))) return place;
  return undefined;
}

/**
 * Returns the end of a literal whose beginning is missing. The literal ends at the first quote. If there is no quote,
 * or if the first quote clearly opens another literal, returns `start`.
 */
function endOfLiteral(line: string, start: number): number {
  for (let place = start; place < line.length; place++) {
    if (!QUOTE.test(line.charAt(place))) continue;
    const opens =
      place === start || (BEFORE_LITERAL.test(line.charAt(place - 1)) && !AFTER_LITERAL.test(line.charAt(place + 1)));
    return opens ? start : place;
  }
  return start;
}
