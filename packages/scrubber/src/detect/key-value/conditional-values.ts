import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { tableOf } from "../../shared/char-table.ts";
import { looksGenerated } from "../names/generated-values.ts";
import type { Names } from "../names/names.ts";
import type { Pair } from "./pair.ts";

/**
 * Matches `key` at the end of a name. Example: in `stripe_key: "..."`, it matches `key`, and in `STRIPE_KEY_PROD=...`,
 * it matches `KEY_PROD`. In `keyboard=...`, it matches nothing.
 */
const KEY = /key(?:[_-]?\d{1,2}|[_-][a-z]{3,10})?(?=["'`\]\\ \t]{0,4}[:=])/gi;
/** Matches a separator after `key`, and a value that can be generated. Example: `: "q7Zt2LmX9vKp4RsW8yBn3Dc6`. */
const KEY_VALUE =
  /["'`\]\\ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}\\{0,4}["'`]?(?<value>[\w+/.~-]{20,512}={0,2})(?![\w+/.~(-])/y;
/** Length of the name `key`. */
const KEY_LENGTH = 3;
/** The ASCII characters that a name can contain. A name that ends in `key` is read backwards while they match. */
const NAME: Uint8Array = tableOf(/[\w.-]/);
const LONGEST_NAME = 64;
/**
 * Matches a parameter of a URL or a form that can hold an issued code. Example: in `?code=plum-anvil-7`, it matches
 * `code=`.
 */
const PARAMETER = /(?:code|ticket|invite)=/g;
/** Matches a parameter's value. Example: in `plum-anvil-7&state=T`, it matches `plum-anvil-7`. */
const PARAMETER_VALUE = /(?<value>[^\s&"'`<>#\\;,(){}[\]]{4,2048})/y;
/**
 * Matches the character before a parameter, or the empty string at the beginning of the text. Example: in
 * `/callback?code=...`, it matches `?`.
 */
const BEGINNING = /^(?:[?&#;"'`\s]|$)/;
/** The ASCII characters that a URL or a form cannot contain, such as a blank or a quote. */
const OUTSIDE: Uint8Array = tableOf(/[\s"'`<>]/);
/** Maximum number of characters before and after a parameter that are searched for other parameters. */
const AROUND = 2048;
/**
 * Matches the path to which an OAuth or CAS server redirects. Example: it matches `/auth/callback`, but not `/shop`.
 */
const CALLBACK_PATH = /callback|oauth|oidc|redirect|sso|signin-/i;

/** Finds generated values beside names that end with `key`. */
export function findGeneratedKeys(text: string, names: Names, meter: Meter): readonly Pair[] {
  return findAll(text, KEY, KEY_VALUE, meter, (start, end, value) => {
    let from = start;
    while (from > 0 && end - from < LONGEST_NAME && NAME[text.charCodeAt(from - 1)] === 1) from -= 1;
    const name = text.slice(from, end);
    // A URL can have a parameter that is named only `key`: `?key=q7Zt2LmX9vKp4RsW8yBn`
    if (end - from === KEY_LENGTH && /[?&]/.test(text.charAt(from - 1)) && looksGenerated(value)) return "@apikey";
    const condition = names.rule(name) === undefined ? names.condition(name) : undefined;
    return condition?.isMet(value, () => false) === true ? condition.rule : undefined;
  });
}

/** Finds OAuth codes, tickets and invitations in the parameters of URLs and forms. */
export function findIssuedCodes(text: string, names: Names, meter: Meter): readonly Pair[] {
  let parameters = "";
  let parametersEnd = 0;
  return findAll(text, PARAMETER, PARAMETER_VALUE, meter, (start, end, value) => {
    const name = text.slice(start, end - 1);
    const condition = BEGINNING.test(text.charAt(start - 1)) ? names.condition(name) : undefined;
    if (condition === undefined) return undefined;
    // Several parameters of the same URL share the search for the URL's beginning and end.
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

/** Returns where the URL or form that contains the parameter at `at` begins and ends. */
function placeOfParameters(text: string, at: number): readonly [from: number, to: number] {
  let from = at;
  while (from > 0 && at - from < AROUND && OUTSIDE[text.charCodeAt(from - 1)] !== 1) from -= 1;
  let to = at;
  while (to < text.length && to - at < AROUND && OUTSIDE[text.charCodeAt(to)] !== 1) to += 1;
  return [from, to];
}

/**
 * Checks whether a URL or a form has a parameter with a given name: `?a=1&state=T` has `state`; `?session_state=T` does
 * not.
 */
function hasParameter(parameters: string, name: string): boolean {
  const at = parameters.indexOf(`${name}=`);
  return at === 0 || (at > 0 && /[?&#;]/.test(parameters.charAt(at - 1)));
}

/** Undoes the percent encoding of the characters that codes contain. Example: `4%2F0AX4` becomes `4/0AX4`. */
function decoded(value: string): string {
  return value.replace(/%2F/gi, "/").replace(/%2B/gi, "+").replace(/%3D/gi, "=");
}

/**
 * Finds each place where `beginning` matches and `valueAfter` matches directly after it. `ruleOf` receives the start
 * and the end of the match of `beginning`, and the value. It returns the rule that redacts the value, if there is one.
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
