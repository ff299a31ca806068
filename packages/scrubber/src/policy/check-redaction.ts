import { type Check, expect, fields } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { isMethod, METHOD_HINT } from "./redaction.ts";
import type { FieldNameRule, OtherRule } from "./rule-names.ts";

const METHOD = expect(isMethod, METHOD_HINT);
/** Rules that belong to no detector, with the check for each. The type makes sure that none is missing. */
const RULES: Readonly<Record<FieldNameRule | OtherRule | "default", Check>> = Object.freeze({
  default: METHOD,
  "strip-fields": METHOD,
  paths: METHOD,
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

/** Returns the check for the policy's `redaction`. Its rules are the built-in ones and the names of `patterns`. */
export function redactionCheck(kinds: readonly string[], patterns: unknown): Check {
  const names = [...kinds.flatMap(rulesOfKind), ...Object.keys(isPlainObject(patterns) ? patterns : {})];
  const rules = { ...RULES, ...Object.fromEntries(names.map((name) => [name, METHOD])) };
  const check = expect(
    // An object with the key `method` is an invalid redaction method, such as `{ method: "replace" }` without `text`.
    // But if one of the app's patterns is named `method`, the key is a rule.
    (value): value is Record<string, unknown> => isPlainObject(value) && (!("method" in value) || "method" in rules),
    `${METHOD_HINT}, or an object of methods by rule, such as { "@email": "mask" }`,
    (byRule, at) => fields(rules, "rule")(withoutUndefined(byRule), at),
  );
  return (value, at) => (isMethod(value) ? [] : check(value, at));
}

/**
 * Returns the rule of a kind of secret. Sentry's server has another name for social security numbers. What `pairs` finds
 * has the rule of the sensitive name.
 */
function rulesOfKind(kind: string): readonly string[] {
  return kind === "pairs" ? [] : [kind === "ssn" ? "@usssn" : `@${kind}`];
}

function withoutUndefined(byRule: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(byRule).filter(([, method]) => method !== undefined));
}
