import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { looksGenerated } from "../names/generated-values.ts";
import type { Names } from "../names/names.ts";
import { nameBefore, startOfName } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { isDescription, looksMixed } from "./value-forms.ts";

/**
 * The source of a RegExp for commands and settings that a password follows. Examples: `vault login` and
 * `net user ada`.
 */
const COMMAND =
  /AUTH(?: [\w.-]{1,64}(?= \S))?|vault (?:login|operator unseal|unwrap)|add_user \S{1,64}|change_password \S{1,64}|net use \S{1,128}(?: \\\\\S{1,128})?|net user \S{1,128}|obscure|cargo login|wpa_passphrase \S{1,64}|bw login \S{1,128}|secret set \S{1,128} (?:-b|--body)|pypi-token\.\S{1,64}|snmp-server community|s-server key/
    .source;
/** The source of a RegExp for the text between a name and its value. Examples: ` is `, ` changed from `, ` -> ` and `(`. */
const BETWEEN =
  /[ \t]{1,3}(?:(?:(?:given|provided|received|entered|used)[ \t])?(?:is|was)(?:[ \t]set[ \t]to)?[ \t]{1,2}|(?:was[ \t]|been[ \t])?(?:changed|updated|rotated|(?:re)?set)[ \t](?:from|to)[ \t]|(?:->|→|[–—]|-{2,8}|\.{3})[ \t]{1,8}|\(|\d{1,8} |)["'(]?|[ \t]{4,32}-{2,8}[ \t]{1,8}|→|\((?=[^\s()]{6,256}\))|,(?=[^\s(),]{6,256}\))/
    .source;
/**
 * Matches a value after a command or after the last letters of a secret's name. Only blanks, a bracket or words such as
 * `is` can precede the value. Examples: `oken made-up-7` in `invalid token made-up-7`, `ey was made-up-7` in
 * `API key was made-up-7`, and `vault login made-up-7`.
 */
const NAME_AND_VALUE = new RegExp(
  String.raw`(?:[aA]ss(?:w(?:or)?d|code|phrase)s?|(?<=[a-z])(?:pass|pw|auth)|[oO]kens?|[eE]crets?|[kK]eys?|[eE]dentials?|[sS]ession(?: [iI][dD])?|[jJ](?:wt|WT)|ASSWORD|OKEN|ECRET|KEY|(?<command>${COMMAND}))(?<between>${BETWEEN})(?=[^\s]{4})(?<value>[^\s"',;()<>[\]{}|]{4,256})`,
  "g",
);
/**
 * Matches a word that is not a secret, such as a path, a file name, a date, a number with a unit, an assignment, or the
 * name of an encoding. Example: it matches `src/app`, `app.js`, `12ms` and `sha256`, but not `made-up-7`.
 */
const NO_VALUE =
  /^(?:[\w-]*[/=:]|\d+(?:[.,:x-]\d+)*[a-z%]{0,3}$|v\d|[\w-]{1,64}\.[a-z]{1,4}$|(?:base|sha|utf|http|oauth|aes|rsa|hmac)-?\d)|[/\\]|::/i;
/** Matches the text between the old and the new value in a sentence such as `changed from made-up-1 to made-up-2`. */
const NEW_VALUE = /["']? to ["']?(?<value>[^\s"',;()<>[\]{}|]{4,256})/y;

/**
 * Finds secrets in prose. Such a secret follows its name or a command, either directly or after a word such as `is`.
 * Example: `made-up-7` in `invalid token made-up-7`.
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
    // The value can itself be the name of another value, as in `token password made-up-7`. So the search continues at
    // the value.
    NAME_AND_VALUE.lastIndex = start;
    const found = value.replace(/[.!?:]{1,4}$/, "");
    if (!looksMixed(found) || NO_VALUE.test(found) || isDescription(found)) continue;
    const rule = command === undefined ? nameBefore(text, start - between.length, names)?.rule : "@password";
    if (rule === undefined || names.rule(found) !== undefined) continue;
    // Many names of other things than sessions precede a word with a digit, as in `session user42`.
    if (rule === "@session" && !looksGenerated(found)) continue;
    if (!separates(text, start - between.length, between, found)) continue;
    pairs.push({ start, end: start + found.length, rule });
    NAME_AND_VALUE.lastIndex = end;
    NEW_VALUE.lastIndex = end;
    const newValue = between.includes("from") ? NEW_VALUE.exec(text)?.groups?.["value"] : undefined;
    if (newValue !== undefined)
      pairs.push({ start: NEW_VALUE.lastIndex - newValue.length, end: NEW_VALUE.lastIndex, rule });
  }
  return pairs;
}

/**
 * Checks whether the text between a name and a value separates them. A bracket or a comma does only if the name and the
 * value are printed data, and not code. Example: returns true for `Password(made-up-7)` and for the tuple
 * `(password,made-up-7)`, and false for `check(password2)` and `hash(password,salt10)`.
 */
function separates(text: string, nameEnd: number, between: string, value: string): boolean {
  if (between !== "(" && between !== ",") return true;
  const start = startOfName(text, nameEnd);
  if (between === "(") return /^[A-Z]/.test(text.slice(start, nameEnd)) && !/^\w*$/.test(value);
  return /(?:^|[\s(,[])\($/.test(text.slice(Math.max(0, start - 2), start));
}
