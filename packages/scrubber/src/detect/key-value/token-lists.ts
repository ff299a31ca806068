import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { endOfMatch } from "../../shared/match.ts";
import type { Names } from "../names/names.ts";
import { endOfBrackets } from "./brackets.ts";
import { startOfName } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription } from "./value-forms.ts";

/** Matches `tokens` at the end of a name, and the separator after it. Example: `Tokens": `. */
const TOKENS = /tokens["'`\]\\ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}/gi;
const NAME_LENGTH = 6;
/** Matches a list without brackets. Example: `made-up-7, "made-up-8"`. */
const BARE_LIST =
  /["']?[^\s,;()[\]{}"'`=:]{6,512}={0,2}["']?(?:[,;] ?["']?[^\s,;()[\]{}"'`=:]{6,512}={0,2}["']?){0,64}(?![^\s,;()[\]{}"'`])/y;
const WORD = /[^\s,;()[\]{}"'`:]{6,512}/g;

/** Matches a part of a description of a count. Examples: `model":` in `{"model":"plum-7"}`, and `(plan ` in `(plan 7)`. */
const DESCRIBED = /^\([a-z]+ |model["'`]?\s{0,4}[:=]/i;
/** Matches the separator after the name of a field. Example: `": ` in `"plum-7": 12`. */
const AFTER_NAME = /["'`]?\s{0,4}[:=]/y;

/**
 * Finds secret tokens in a list of tokens, such as `tokens: ["made-up-7", "made-up-8"]`. A value that does not look
 * like a token is kept, because `tokens` is usually a count, as in `tokens: 4096`. Also keeps the names of fields, and
 * descriptions of a count, as in `tokens: {"model": "made-up-7"}`.
 */
export function findTokenLists(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  TOKENS.lastIndex = 0;
  for (let match = TOKENS.exec(text); match !== null; match = TOKENS.exec(text)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
    const nameEnd = match.index + NAME_LENGTH;
    const condition = names.condition(text.slice(startOfName(text, nameEnd), nameEnd));
    const start = TOKENS.lastIndex;
    const end = /[([{]/.test(text.charAt(start)) ? endOfBrackets(text, start + 1) : endOfMatch(BARE_LIST, text, start);
    if (condition === undefined || end === undefined) continue;
    meter.work += end - start;
    const list = text.slice(start, end);
    for (const { 0: word, index } of DESCRIBED.test(list) ? [] : list.matchAll(WORD)) {
      const after = index + word.length;
      const isValue = endOfMatch(AFTER_NAME, list, after) === undefined;
      if (isValue && condition.isMet(word, () => false) && !isDescription(word))
        pairs.push({ start: start + index, end: start + after, rule: condition.rule });
    }
    TOKENS.lastIndex = end;
  }
  return pairs;
}
