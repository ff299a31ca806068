import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { endOfMatch } from "../../shared/match.ts";
import { looksGenerated } from "../names/generated-values.ts";
import type { Names } from "../names/names.ts";
import { nameBefore } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription, looksMixed } from "./value-forms.ts";

/**
 * Matches the text before a secret in prose: the end of the secret's name, or the beginning of a command or a setting.
 * Examples: `oken` in `invalid token made-up-7`, `ey` in `API key was made-up-7`, and `vault login`. Alternatives with
 * the same first letter are joined, because the RegExp is tried at every character of a text.
 */
const NAME_END =
  /(?:[aA](?:ss(?:w(?:or)?d|code|phrase)s?|SSWORD)|[oO](?:kens?|KEN)|[eE](?:crets?|dentials?|CRET)|[kK](?:eys?|EY)|[sS]ession(?: [iI][dD])?|[jJ](?:wt|WT)|(?<command>AUTH|vault (?:login|operator unseal|unwrap)|add_user|c(?:argo login|hange_password)|net user?|obscure|secret set|snmp-server community|(?:require|bind|root)p(?:ass|w)|masterauth))(?=[ \t])/g;
/** The arguments between a command and its password. Example: ` ada` in `change_password ada made-up-7`. */
const ARGUMENTS: Readonly<Record<string, RegExp>> = Object.freeze({
  AUTH: / [\w.-]{1,64}(?= \S)/y,
  add_user: / \S{1,64}/y,
  change_password: / \S{1,64}/y,
  "net use": / \S{1,128}(?: \\\\\S{1,128})?/y,
  "net user": / \S{1,128}/y,
  "secret set": / \S{1,64} (?:-b|--body)/y,
});
/** Matches words or a sign between a name and its value. Examples: `is `, `was set to `, `changed from ` and `-> `. */
const BETWEEN =
  /(?:(?:given|provided|received|entered|used) )?(?:is|was)(?: set to)?[ \t]{1,2}|(?:(?:was|been) )?(?:changed|updated|rotated|(?:re)?set) (?:from|to) |(?:->|-{2,8}|[→–—])[ \t]{1,8}|\d{1,8} /y;
/** Maximum number of blanks after a name. Only a sign such as `----` can follow more than three blanks. */
const MOST_BLANKS = 32;
const MOST_BLANKS_BEFORE_WORD = 3;
const VALUE = /[^\s"',;()<>[\]{}|]{4,256}/y;
/**
 * Matches a word that is not a secret, such as a path, a file name, a date, a number with a unit or an assignment.
 * Example: it matches `src/app`, `app.js` and `12ms`, but not `made-up-7`.
 */
const NO_VALUE = /^(?:[\w-]*[/=:]|\d+(?:[.,:x-]\d+)*[a-z%]{0,3}$|v\d|[\w-]{1,64}\.[a-z]{1,4}$)|[/\\]|::/i;
/** Matches the name of an encoding or an algorithm. Example: it matches `sha256` and `base64`. */
const ALGORITHM = /^(?:base|sha|utf|http|oauth|aes|rsa|hmac)-?\d/i;
/** Matches a name that has digits only at its end. Example: it matches `api_key2`, but not `t0ken-plum`. */
const IDENTIFIER = /^[a-z_$.-]{1,64}\d{0,3}$/i;
/** Matches a word that often alternates between letters and digits. Example: it matches `8f3kd93jf0`, but not `user42`. */
const ALTERNATING = /^(?=[a-z\d]{10,64}$)[a-z]{0,8}(?:\d{1,4}[a-z]{1,4}){3}/i;
/** Matches the text between the old and the new value in a sentence such as `changed from made-up-1 to made-up-2`. */
const NEW_VALUE = /["']? to ["']?(?<value>[^\s"',;()<>[\]{}|]{4,256})/y;

/**
 * Finds secrets in prose, after a command or a name, with or without a word such as `is` in between. Example:
 * `made-up-7` in `invalid token made-up-7`.
 */
export function findInProse(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  NAME_END.lastIndex = 0;
  for (let match = NAME_END.exec(text); match !== null; match = NAME_END.exec(text)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
    const command = match.groups?.["command"];
    const nameEnd = NAME_END.lastIndex;
    const start = startOfValue(text, endOfArguments(text, nameEnd, command));
    const value = start === undefined ? "" : text.slice(start, endOfMatch(VALUE, text, start) ?? start);
    const found = value.replace(/[.!?:]{1,4}$/, "");
    if (start === undefined || !looksMixed(found) || isOrdinary(found)) continue;
    const rule = command === undefined ? nameBefore(text, nameEnd, names)?.rule : "@password";
    if (rule === undefined || (IDENTIFIER.test(found) && names.rule(found) !== undefined)) continue;
    // The word `session` often precedes an ordinary word with a digit, as in `session user42`. So the value must look
    // generated.
    if (rule === "@session" && !looksGenerated(found) && !ALTERNATING.test(found)) continue;
    pairs.push({ start, end: start + found.length, rule });
    NAME_END.lastIndex = start + value.length;
    NEW_VALUE.lastIndex = start + value.length;
    const newValue = / from /.test(text.slice(nameEnd, start)) ? NEW_VALUE.exec(text)?.groups?.["value"] : undefined;
    if (newValue !== undefined)
      pairs.push({ start: NEW_VALUE.lastIndex - newValue.length, end: NEW_VALUE.lastIndex, rule });
  }
  return pairs;
}

function isOrdinary(value: string): boolean {
  return NO_VALUE.test(value) || ALGORITHM.test(value) || isDescription(value);
}

function endOfArguments(text: string, at: number, command: string | undefined): number {
  const args = command === undefined ? undefined : ARGUMENTS[command];
  return args === undefined ? at : (endOfMatch(args, text, at) ?? at);
}

/**
 * Returns the beginning of the value after a name that ends at `nameEnd`. Skips blanks, words such as `is`, an opening
 * bracket and an opening quote. Returns `undefined` if no blank follows the name, or too many.
 */
function startOfValue(text: string, nameEnd: number): number | undefined {
  let at = nameEnd;
  while (/[ \t]/.test(text.charAt(at)) && at - nameEnd < MOST_BLANKS) at += 1;
  const blanks = at - nameEnd;
  const wordsEnd = endOfMatch(BETWEEN, text, at);
  if (blanks === 0 || (blanks > MOST_BLANKS_BEFORE_WORD && text.charAt(at) !== "-")) return undefined;
  at = wordsEnd ?? at;
  if (text.charAt(at) === "(") at += 1;
  return /["']/.test(text.charAt(at)) ? at + 1 : at;
}
