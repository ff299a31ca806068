import { COST, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { isKeyName } from "../names/conditions.ts";
import type { Names } from "../names/names.ts";
import type { Pair } from "./value.ts";

/**
 * Matches `key` at the end of a name, and a value that can be generated: `key: "q7Zt2LmX9vKp4RsW8yBn3Dc6` in
 * `stripe_key: "q7Zt2LmX9vKp4RsW8yBn3Dc6"`. The rest of the name is read backwards from `key`, which takes linear time.
 */
const KEY_AND_VALUE =
  /key(?:["'`\]\\]|[ \t]){0,4}(?:=>|:=|[:=])[ \t]{0,4}\\{0,4}["'`]?(?<value>[\w+/.~-]{20,512}={0,2})(?![\w+/.~(-])/gi;
/** Matches the end of a name: the `my.stripe-` of `send my.stripe-` */
const END_OF_NAME = /[\w.-]{1,61}$/;
const LONGEST_NAME = 64;
/** Matches the parameters of a URL or a form that can hold an issued code: the `code=plum-anvil-7` of `?code=...` */
const PARAMETER = /(?<name>code|ticket|invite)=(?<value>[^\s&"'`<>#\\;,(){}[\]]{4,2048})/g;
/** Matches the beginning of the text, or a character before a parameter: the `?` of `/callback?code=...` */
const BEGINNING = /^(?:[?&#;"'`\s]|$)/;
/** Matches what can be between the parameters of the same URL or form, up to the place where the text is split. */
const BEFORE_PARAMETER = /[^\s"'`<>]*$/;
const AFTER_PARAMETER = /^[^\s"'`<>]*/;
/** Number of characters before and after a parameter that are searched for other parameters. */
const AROUND = 1024;
/** Matches the path of a URL to which an OAuth or CAS server redirects: `/auth/callback?` -> true, `/shop?` -> false */
const CALLBACK_PATH = /(?:callback|oauth|oidc|redirect|sso|signin-)[\w./-]{0,64}[?#]/i;

/** Finds generated values beside names that end with `key`. */
export function findGeneratedKeys(text: string, names: Names, meter: Meter): readonly Pair[] {
  return findAll(text, KEY_AND_VALUE, meter, (match, value) => {
    const end = match.index + 3;
    const [before = ""] = END_OF_NAME.exec(text.slice(Math.max(0, end - LONGEST_NAME), end)) ?? [];
    if (!isKeyName(before) || names.rule(before) !== undefined) return undefined;
    const condition = names.condition(before);
    return condition?.isMet(value, () => false) === true ? condition.rule : undefined;
  });
}

/** Finds the codes of OAuth, tickets and invitations in the parameters of URLs and forms. */
export function findIssuedCodes(text: string, names: Names, meter: Meter): readonly Pair[] {
  return findAll(text, PARAMETER, meter, ({ index, groups, 0: whole }, value) => {
    const name = groups?.["name"] ?? "";
    const condition = BEGINNING.test(text.charAt(index - 1)) ? names.condition(name) : undefined;
    if (condition === undefined) return undefined;
    const before = BEFORE_PARAMETER.exec(text.slice(Math.max(0, index - AROUND), index))?.[0] ?? "";
    const after = AFTER_PARAMETER.exec(text.slice(index + whole.length, index + whole.length + AROUND))?.[0] ?? "";
    if (name === "code" && CALLBACK_PATH.test(before)) return condition.rule;
    const others = `${before}&${after}`;
    const isBeside = (other: string): boolean => new RegExp(`[?&#;]${other}=|^${other}=`).test(others);
    return condition.isMet(decoded(value), isBeside) ? condition.rule : undefined;
  });
}

/** Undoes the percent encoding of the characters that codes contain: `4%2F0AX4` -> `4/0AX4` */
function decoded(value: string): string {
  return value.replace(/%2F/gi, "/").replace(/%2B/gi, "+").replace(/%3D/gi, "=");
}

function findAll(
  text: string,
  pattern: RegExp,
  meter: Meter,
  ruleOf: (match: RegExpExecArray, value: string) => string | undefined,
): readonly Pair[] {
  const pairs: Pair[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    meter.work += COST.match;
    const value = match.groups?.["value"] ?? "";
    const rule = ruleOf(match, value);
    const end = match.index + match[0].length;
    if (rule !== undefined) pairs.push({ start: end - value.length, end, rule });
    if (pairs.length >= MOST_FINDINGS) break;
  }
  return pairs;
}
