import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import type { Names } from "../names/names.ts";
import { nameBefore } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription, looksMixed } from "./value-forms.ts";

/**
 * Matches a value after a command or after the last letters of a sensitive name. Examples: `oken made-up-7` in
 * `invalid token made-up-7`, `ey was made-up-7` in `API key was made-up-7`, and `vault login made-up-7`.
 */
const NAME_AND_VALUE =
  /(?:[aA]ss(?:w(?:or)?d|code|phrase)s?|[oO]kens?|[eE]crets?|[kK]eys?|[eE]dentials?|ASSWORD|OKEN|ECRET|KEY|(?<command>AUTH(?: [\w.-]{1,64}(?= \S))?|vault (?:login|operator unseal|unwrap)|add_user \S{1,64}|change_password \S{1,64}|net use \S{1,128}|obscure))(?<between>[ \t]{1,3}(?:(?:(?:given|provided|received|entered|used)[ \t])?(?:is|was)(?:[ \t]set[ \t]to)?[ \t]{1,2}|\(|\d{1,8} |)["'(]?)(?=[^\s]{4})(?<value>[^\s"',;()<>[\]{}|]{4,256})/g;
/**
 * Matches a word that is not a secret, such as a path, a file name, a date, a number with a unit, or an assignment.
 * Example: it matches `src/app`, `app.js` and `12ms`, but not `made-up-7`.
 */
const NO_VALUE = /^(?:[\w-]*[/=:]|\d+(?:[.,:x-]\d+)*[a-z%]{0,3}$|v\d|[\w-]{1,64}\.[a-z]{1,4}$)|[/\\]|::/i;

/**
 * Finds secrets in prose, after a command or a name, with or without a word such as `is` in between. Example:
 * `made-up-7` in `invalid token made-up-7`.
 */
export function findInProse(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  NAME_AND_VALUE.lastIndex = 0;
  for (let match = NAME_AND_VALUE.exec(text); match !== null; match = NAME_AND_VALUE.exec(text)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
    const { between = "", value = "", command } = match.groups ?? {};
    const end = NAME_AND_VALUE.lastIndex;
    const start = end - value.length;
    // The value can itself be a name, as in `token password made-up-7`. So the search continues at the value.
    NAME_AND_VALUE.lastIndex = start;
    const found = value.replace(/[.!?:]{1,4}$/, "");
    if (!looksMixed(found) || NO_VALUE.test(found) || isDescription(found)) continue;
    const rule = command === undefined ? nameBefore(text, start - between.length, names)?.rule : "@password";
    if (rule === undefined || names.rule(found) !== undefined) continue;
    pairs.push({ start, end: start + found.length, rule });
    NAME_AND_VALUE.lastIndex = end;
  }
  return pairs;
}
