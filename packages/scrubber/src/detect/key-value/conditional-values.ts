import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import { looksGenerated } from "../names/generated-values.ts";
import type { Names } from "../names/names.ts";
import type { Pair } from "./pair.ts";

/**
 * Matches `key`, `pat`, `login` or `crumb`, with or without a suffix, at the end of a name. Example: it matches `key` in
 * `stripe_key: "..."`, and `KEY_PROD` in `STRIPE_KEY_PROD=...`, but nothing in `keyboard=...`.
 */
const KEY = /(?:key|pat|login|crumb)(?:[_-]?\d{1,2}|[_-][a-z]{3,10})?(?=["'`\]\\ \t]{0,4}[:=])/gi;
/**
 * Matches the separator after `key`, and a value that is long enough to be generated. Example: in
 * `key: "q7Zt2LmX9vKp4RsW8yBn3Dc6"`, it matches `: "q7Zt2LmX9vKp4RsW8yBn3Dc6`.
 */
const KEY_VALUE =
  /["'`\]\\ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}\\{0,4}["'`]?(?<value>[\w+/.~-]{20,512}={0,2})(?![\w+/.~(-])/y;
const KEY_LENGTH = 3;
/** The ASCII characters that a name can contain. */
const NAME: Uint8Array = tableOf(/[\w.-]/);
const LONGEST_NAME = 64;
/**
 * Matches the name of a parameter whose value can be a code that a server issued, such as an OAuth code. Example: in
 * `?code=plum-anvil-7`, it matches `code=`.
 */
const PARAMETER = /(?:code|ticket|invite)=/g;
/** Matches the value of a parameter. Example: in `plum-anvil-7&state=T`, it matches `plum-anvil-7`. */
const PARAMETER_VALUE = /(?<value>[^\s&"'`<>#\\;,(){}[\]]{4,2048})/y;
/**
 * Matches a character before a parameter, such as the `?` of `/callback?code=...`, or an empty string if the parameter
 * begins the text.
 */
const BEGINNING = /^(?:[?&#;"'`\s]|$)/;
/** The ASCII characters that never occur in URLs and URL-encoded forms: blanks, quotes, `<` and `>`. */
const OUTSIDE: Uint8Array = tableOf(/[\s"'`<>]/);
/** How many characters before and after a parameter are searched for other parameters of the same URL. */
const AROUND = 2048;
/**
 * Matches a word in the path of a URL that receives OAuth or CAS codes. Example: it matches `callback` in
 * `/auth/callback`, and nothing in `/shop`.
 */
const CALLBACK_PATH = /callback|oauth|oidc|redirect|sso|signin-/i;

/** Finds generated values whose names end with `key`, such as `stripe_key`. */
export function findGeneratedKeys(text: string, names: Names, meter: Meter): readonly Pair[] {
  return findAll(text, KEY, KEY_VALUE, meter, (start, end, value) => {
    let from = start;
    while (from > 0 && end - from < LONGEST_NAME && NAME[text.charCodeAt(from - 1)] === 1) from -= 1;
    const name = text.slice(from, end);
    // In a URL, `key` alone can be the name of an API key, as in `?key=q7Zt2LmX9vKp4RsW8yBn`.
    if (end - from === KEY_LENGTH && /[?&]/.test(text.charAt(from - 1)) && looksGenerated(value)) return "@apikey";
    const condition = names.rule(name) === undefined ? names.condition(name) : undefined;
    return condition?.isMet(value, () => false) === true ? condition.rule : undefined;
  });
}

/** Finds OAuth codes, tickets and invitation codes in the parameters of URLs and forms. */
export function findIssuedCodes(text: string, names: Names, meter: Meter): readonly Pair[] {
  let parameters = "";
  let parametersEnd = 0;
  return findAll(text, PARAMETER, PARAMETER_VALUE, meter, (start, end, value) => {
    const name = text.slice(start, end - 1);
    const condition = BEGINNING.test(text.charAt(start - 1)) ? names.condition(name) : undefined;
    if (condition === undefined) return undefined;
    // The range of the URL is computed once for all of its parameters.
    if (start >= parametersEnd) {
      const [from, to] = placeOfParameters(text, start);
      parameters = text.slice(from, to);
      parametersEnd = to;
    }
    meter.work += parameters.length;
    const query = parameters.search(/[?#]/);
    if (name === "code" && query > 0 && CALLBACK_PATH.test(parameters.slice(0, query))) return condition.rule;
    return condition.isMet(decoded(value), (other) => hasParameter(parameters, other)) ? condition.rule : undefined;
  });
}

/** Returns the start and the end of the URL or form that contains the parameter at index `at`. */
function placeOfParameters(text: string, at: number): readonly [from: number, to: number] {
  let from = at;
  while (from > 0 && at - from < AROUND && OUTSIDE[text.charCodeAt(from - 1)] !== 1) from -= 1;
  let to = at;
  while (to < text.length && to - at < AROUND && OUTSIDE[text.charCodeAt(to)] !== 1) to += 1;
  return [from, to];
}

/**
 * Checks whether a URL or a form has a certain parameter. Example: `state` is in `?a=1&state=T`, but not in
 * `?session_state=T`.
 */
function hasParameter(parameters: string, name: string): boolean {
  const at = parameters.indexOf(`${name}=`);
  return at === 0 || (at > 0 && /[?&#;]/.test(parameters.charAt(at - 1)));
}

/** Decodes the percent-encoded characters that occur in codes. Example: `4%2F0AX4` -> `4/0AX4`. */
function decoded(value: string): string {
  return value.replace(/%2F/gi, "/").replace(/%2B/gi, "+").replace(/%3D/gi, "=");
}

/**
 * Finds values that directly follow a match of `beginning`. The pattern `valueAfter` matches a value. `ruleOf` gets the
 * range of the match and the value, and returns the rule for the value, or `undefined` if the value is not a secret.
 */
function findAll(
  text: string,
  beginning: RegExp,
  valueAfter: RegExp,
  meter: Meter,
  ruleOf: (start: number, end: number, value: string) => string | undefined,
): readonly Pair[] {
  const pairs: Pair[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    meter.work += COST.match;
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
    valueAfter.lastIndex = beginning.lastIndex;
    const value = valueAfter.exec(text)?.groups?.["value"];
    const rule = value === undefined ? undefined : ruleOf(match.index, beginning.lastIndex, value);
    if (value === undefined || rule === undefined) continue;
    const end = valueAfter.lastIndex;
    pairs.push({ start: end - value.length, end, rule });
    beginning.lastIndex = end;
  }
  return pairs;
}
