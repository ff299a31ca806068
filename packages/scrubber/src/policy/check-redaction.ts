import { type Check, expect, fields } from "@sentry-policy/internal/checks";
import { isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import { isKeepLast, isMethod, isReplacement, METHOD_HINT, MOST_KEPT } from "./redaction.ts";
import type { FieldNameRule, OtherRule } from "./rule-names.ts";

const ANY_METHOD = expect(isMethod, METHOD_HINT);
const MASK = fields(
  { method: () => [], keepLast: expect(isKeepLast, `a whole number from 1 to ${MOST_KEPT}`) },
  "field",
  undefined,
  "keepLast",
);
const REPLACE = fields(
  { method: () => [], text: expect(isReplacement, "1 to 64 printable ASCII characters") },
  "field",
  undefined,
  "text",
);

/** Checks one redaction method, such as `"mask"` or `{ method: "replace", text: "<gone>" }`. */
export const METHOD: Check = (value, at) => {
  const method = isRecord(value) ? value : {};
  if (method["method"] === "mask") return MASK(method, at);
  return method["method"] === "replace" ? REPLACE(method, at) : ANY_METHOD(value, at);
};

/** The checks for rules that do not belong to a detector. The type requires an entry for every such rule. */
const RULES: Readonly<Record<FieldNameRule | OtherRule | "default", Check>> = Object.freeze({
  default: METHOD,
  "strip-fields": METHOD,
  paths: METHOD,
  allow: METHOD,
  "@password": METHOD,
  "@secret": METHOD,
  "@token": METHOD,
  "@apikey": METHOD,
  "@auth": METHOD,
  "@cookie": METHOD,
  "@session": METHOD,
  "@creditcard": METHOD,
  "@ssn": METHOD,
  "@account": METHOD,
  "@cut": METHOD,
  "@binary": METHOD,
  "@dataurl": METHOD,
  "@field": METHOD,
  "@limit": METHOD,
  "@unreadable": METHOD,
});

/**
 * Returns the check for the policy's `redaction` option. Its keys can be built-in rules and names in the app's
 * `patterns`.
 */
export function redactionCheck(kinds: readonly string[], patterns: unknown): Check {
  const names = [...kinds.flatMap(rulesOfKind), ...Object.keys(isPlainObject(patterns) ? patterns : {})];
  const rules = { ...RULES, ...Object.fromEntries(names.map((name) => [name, METHOD])) };
  const checkByRule = expect(
    isPlainObject,
    `${METHOD_HINT}, or an object with a method for each rule, such as { "@email": "mask" }`,
    (byRule, at) => fields(rules, "rule")(withoutUndefined(byRule), at),
  );
  return (value, at) => {
    // An object with the key `method` is one method for all rules, unless the app has a pattern named `method`.
    const isOneMethod = isPlainObject(value) ? "method" in value && !("method" in rules) : isMethod(value);
    return isOneMethod ? METHOD(value, at) : checkByRule(value, at);
  };
}

/**
 * Returns the rules of a kind of secret, such as `@email` for `email`. The rule of `ssn` is `@usssn`, as on Sentry's
 * server. `pairs` has no rule, because each of its values has the rule of the sensitive name.
 */
function rulesOfKind(kind: string): readonly string[] {
  return kind === "pairs" ? [] : [kind === "ssn" ? "@usssn" : `@${kind}`];
}

function withoutUndefined(byRule: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(byRule).filter(([, method]) => method !== undefined));
}
