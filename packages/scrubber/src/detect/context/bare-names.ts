import { looksGenerated } from "../names/generated-values.ts";
import type { Names } from "../names/names.ts";

/** Checks whether a name is sensitive. */
export interface NameChecks {
  readonly mayBeSensitive: Names["mayBeSensitive"];
  readonly nameRule: Names["rule"];
}

/**
 * The kind of list in which a value can follow its name without a colon: the arguments of a call, as in
 * `log("token", value)`, or a list of two entries, as in `["token", value]`.
 */
export type Setting = "call" | "pair";

const SHORTEST = 4;
const LONGEST = 4096;
/** Minimum number of digits of a numeric secret. A shorter number is more likely a count or a state. */
const FEWEST_DIGITS = 6;
/** How many characters before a value are searched for a sensitive name. */
const LONGEST_NAME = 48;
/**
 * Matches a digit, or a special character that does not occur in identifiers, URLs, paths or lists. Example: it matches
 * `7` in `plum-anvil-7`, and `#` in `plum#anvil`.
 */
const UNLIKE_A_WORD = /\d|[^\s\w.:/@,;"'`()[\]{}<>|=&?-]/;
/**
 * Matches a value that is often printed after the name of a secret, but is not a secret: a URL, a path, a version, a
 * date, a time or an amount. Example: it matches `/srv/key`, `1.2.3` and `12ms`, but not `plum-anvil-7`.
 */
const ORDINARY =
  /^(?:[a-z][a-z+.-]{0,16}:\/\/|(?:\.{0,2}|~|[a-z]:)[\\/]|v?\d{1,4}(?:\.\d{1,6}){1,3}(?:[-+]|$)|\d{4}-\d\d-\d\d|\d{1,2}:\d\d|\d{1,12}(?:\.\d{1,9})?(?:ms|[smhd]|[kmgt]?i?b|px|%)$)/i;
/** Matches an error code. Example: it matches `ERR_401`. */
const ERROR_CODE = /^(?:[A-Z]{1,16}[_-]){1,4}\d{1,4}$/;
/**
 * Matches a field name with a number, or a file name. In a list of two entries, both entries can be such names, so the
 * second is not a secret. Example: it matches `line2` and `app-v2.js`, but not `plum-anvil-7`.
 */
const NUMBERED_NAME = /^(?:[a-z]+[_-]?\d{1,2}|[\w-]{1,64}\.[a-z]{1,4})$/i;
/** Matches the verb at the end of a description. Example: in `the secret is`, it matches ` is`. */
const VERB = /\s(?:is|was)\s{0,4}$/i;
/**
 * Matches the end of a description that ends with a word and not with a separator. Example: it matches the end of
 * `the password` and `'api_key'`, but not of `the password:`.
 */
const WORD_AT_END = /[\p{L}\p{N}_\]]["'`]?$/u;

/**
 * Returns the text to put before a value, so that a search by name finds the value. Example: for the description
 * `the password is` and the value `plum-anvil-7`, it returns `the password: `. Returns `undefined` if the description
 * does not end with a sensitive name. Also returns `undefined` if the value does not look like a secret, such as the
 * state `expired` in `log("token", "expired")`.
 */
export function bareName(
  description: string,
  value: unknown,
  setting: Setting,
  { mayBeSensitive, nameRule }: NameChecks,
): string | undefined {
  if (!looksSecret(value, setting)) return undefined;
  const before = description.replace(VERB, "").trimEnd();
  if (!WORD_AT_END.test(before)) return undefined;
  if (!mayBeSensitive(before, Math.max(0, before.length - LONGEST_NAME), before.length)) return undefined;
  // A sensitive name is not a secret itself. Generated values are not checked, because random characters can contain a
  // name by chance, such as `PwID` in `x7PwIDq2`.
  const isName = typeof value === "string" && !looksGenerated(value) && nameRule(value) !== undefined;
  return isName ? undefined : `${before}: `;
}

function looksSecret(value: unknown, setting: Setting): boolean {
  if (typeof value === "number") return Number.isInteger(value) && String(value).length >= FEWEST_DIGITS;
  if (typeof value !== "string" || value.length < SHORTEST || value.length > LONGEST) return false;
  if (/\s/.test(value) || !UNLIKE_A_WORD.test(value)) return false;
  if (ORDINARY.test(value) || ERROR_CODE.test(value)) return false;
  if (/^\d+$/.test(value)) return value.length >= FEWEST_DIGITS;
  return setting === "call" || !NUMBERED_NAME.test(value);
}
