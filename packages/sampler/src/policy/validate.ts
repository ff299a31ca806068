import { checkPath } from "@sentry-policy/internal/check-path";
import { checkRate } from "@sentry-policy/internal/check-rate";
import { type Check, each, expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { checkReach } from "./check-reach.ts";
import { type SamplerPolicy, SamplerPolicyError } from "./types.ts";

const AMOUNT = expect((value) => Number.isFinite(value) && Number(value) > 0, "a number above 0");
const COUNT = expect((value) => Number.isInteger(value) && Number(value) > 0, "an integer above 0");
const TEXT = expect((value) => typeof value === "string" || value instanceof RegExp, "a string or a RegExp");
/** Checks a value in a rule's `attributes`. NaN is rejected, because no attribute equals it. */
const VALUE = expect(
  (value) =>
    typeof value === "boolean" || Number.isFinite(value) || typeof value === "string" || value instanceof RegExp,
  "a string, a number, a boolean or a RegExp",
);

/** Current names of renamed fields, by their former path. */
const RENAMED: Readonly<Record<string, string>> = {
  "policy.slow.overMs": "thresholdMs",
  "policy.limits.keys": "endpoints",
};

const RULE = object(
  {
    name: TEXT,
    op: TEXT,
    attributes: expect(isPlainObject, "a plain object", each(VALUE)),
    path: checkPath,
    rate: checkRate,
    errorRate: checkRate,
  },
  "rate",
);
const SLOW = object({ thresholdMs: AMOUNT, rate: checkRate }, "thresholdMs");
const POLICY = object({
  rate: checkRate,
  errorRate: checkRate,
  slow: checkSlow,
  rules: expect(Array.isArray, "an array", (rules, at) => [...each(RULE)(rules, at), ...checkReach(rules, at)]),
  defaultRules: oneOf(true, false),
  mode: oneOf("tail", "head", "auto"),
  budget: object({ tracesPerSecond: AMOUNT, errorTracesPerSecond: AMOUNT, interval: AMOUNT }),
  limits: object({ traces: COUNT, bytes: AMOUNT, seconds: AMOUNT, endpoints: COUNT, adaptivity: checkRate }),
  onDecision: expect((value) => typeof value === "function", "a function"),
});

/** Throws one {@link SamplerPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: SamplerPolicy): void {
  const [first, ...rest] = POLICY(policy, "policy").map(({ at, problem }) => `${at}: ${problem}`);
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function checkSlow(value: unknown, at: string): readonly Problem[] {
  return typeof value === "number" && value > 0
    ? [{ at, problem: `expected a plain object; write { thresholdMs: ${value} }` }]
    : SLOW(value, at);
}

/** Returns a check for an object with the fields `checks`. All fields are optional except `required`. */
/* @__NO_SIDE_EFFECTS__ */
function object(checks: Readonly<Record<string, Check>>, required?: string): Check {
  return expect(isPlainObject, "a plain object", fields(checks, "field", RENAMED, required));
}
