import { checkPath } from "@sentry-policy/internal/check-path";
import { checkDynamicRate, checkRate } from "@sentry-policy/internal/check-rate";
import { type Check, each, expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { field, isFunction, isPlainObject } from "@sentry-policy/internal/guards";
import { checkEffect, checkReach } from "./check-reach.ts";
import { DEFAULT_RULE_NAMES } from "./default-rules.ts";
import { type SamplerPolicy, SamplerPolicyError } from "./types.ts";

const AMOUNT = expect((value) => Number.isFinite(value) && Number(value) > 0, "a number above 0");
const COUNT = expect((value) => Number.isInteger(value) && Number(value) > 0, "an integer above 0");
const TEXT = oneOrMore(expect((value) => typeof value === "string" || value instanceof RegExp, "a string or a RegExp"));
/**
 * Checks a value in the `attributes` of a rule. Numbers must be finite, because an attribute is never equal to NaN or
 * Infinity.
 */
const VALUE = oneOrMore(
  expect(
    (value) =>
      typeof value === "boolean" || Number.isFinite(value) || typeof value === "string" || value instanceof RegExp,
    "a string, a number, a boolean or a RegExp",
  ),
);
const STATUS = oneOrMore(
  expect((value) => /^[1-5](?:\d\d|xx)$/.test(String(value)), 'an HTTP status such as 404 or "4xx"'),
);

/** Maps the path of each renamed field to its current name. */
const RENAMED: Readonly<Record<string, string>> = {
  "policy.slow.overMs": "thresholdMs",
  "policy.limits.keys": "endpoints",
};

const RULE = object(
  {
    name: TEXT,
    op: TEXT,
    attributes: expect(isPlainObject, "a plain object", each(VALUE)),
    path: oneOrMore(checkPath),
    method: TEXT,
    route: TEXT,
    host: TEXT,
    userAgent: TEXT,
    header: expect(isPlainObject, "a plain object", each(TEXT)),
    status: STATUS,
    parent: oneOf("follow", "ignore"),
    rate: checkDynamicRate,
    errorRate: checkRate,
  },
  "rate",
);
const SLOW = object({ thresholdMs: AMOUNT, rate: checkRate }, "thresholdMs");
const SWITCHES = object(Object.fromEntries(DEFAULT_RULE_NAMES.map((name) => [name, oneOf(true, false)])));
const FOLD = object({ op: TEXT, over: COUNT }, "op");
const SPANS = object({
  maxPerTrace: COUNT,
  drop: expect(Array.isArray, "an array", each(object({ op: TEXT, name: TEXT, underMs: AMOUNT }))),
  fold: (value, at) => [
    ...FOLD(value, at),
    ...(field(value, "over") === undefined ? COUNT(undefined, `${at}.over`) : []),
  ],
});
const POLICY = object({
  rate: checkDynamicRate,
  errorRate: checkRate,
  slow: checkSlow,
  rules: expect(Array.isArray, "an array", (rules, at) => [...each(RULE)(rules, at), ...checkReach(rules, at)]),
  defaultRules: (value, at) => (isPlainObject(value) ? SWITCHES : oneOf(true, false))(value, at),
  parent: oneOf("follow", "cap"),
  mode: oneOf("tail", "head", "auto"),
  budget: object({ tracesPerSecond: AMOUNT, errorTracesPerSecond: AMOUNT, interval: AMOUNT }),
  limits: object({ traces: COUNT, bytes: AMOUNT, seconds: AMOUNT, endpoints: COUNT, adaptivity: checkRate }),
  spans: checkSpans,
  onDecision: expect((value) => typeof value === "function", "a function"),
});

/** Checks a policy. If there are problems, throws one {@link SamplerPolicyError} that lists all of them. */
export function checkPolicy(policy: SamplerPolicy): void {
  const problems = [...POLICY(policy, "policy"), ...checkEffect(policy, "policy")];
  const [first, ...rest] = problems.map(({ at, problem }) => `${at}: ${problem}`);
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function checkSpans(value: unknown, at: string): readonly Problem[] {
  return isFunction(field(value, "reduce"))
    ? SPANS(field(value, "policy"), at)
    : [{ at, problem: "expected the result of spanVolume() from @sentry-policy/sampler/spans" }];
}

function checkSlow(value: unknown, at: string): readonly Problem[] {
  return typeof value === "number" && value > 0
    ? [{ at, problem: `expected a plain object; write { thresholdMs: ${value} }` }]
    : SLOW(value, at);
}

/** Returns a check for one value or a list of values. An empty list is rejected, because it would match nothing. */
/* @__NO_SIDE_EFFECTS__ */
function oneOrMore(check: Check): Check {
  const list = expect(isFilledList, "at least one value", each(check));
  return (value, at) => (Array.isArray(value) ? list : check)(value, at);
}

/** Returns a check for an object whose fields must all be in `checks`. Only the field `required` is mandatory. */
/* @__NO_SIDE_EFFECTS__ */
function object(checks: Readonly<Record<string, Check>>, required?: string): Check {
  return expect(isPlainObject, "a plain object", fields(checks, "field", RENAMED, required));
}
