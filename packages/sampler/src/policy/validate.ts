import { isPlainObject } from "@sentry-policy/internal/guards";
import { isRate } from "./rate.ts";
import { type SamplerPolicy, SamplerPolicyError } from "./types.ts";

/** Returns a line for each problem with a value. `at` is the value's path, such as `policy.rules[0]`. */
type Check = (value: unknown, at: string) => string[];

const RATE = expect(isRate, "a number from 0 to 1; for 10 % write 0.1");
const AMOUNT = expect((value) => Number.isFinite(value) && Number(value) > 0, "a number above 0");
const COUNT = expect((value) => Number.isInteger(value) && Number(value) > 0, "an integer above 0");
const TEXT = expect((value) => typeof value === "string" || value instanceof RegExp, "a string or a RegExp");
/** A value that an attribute must equal or match. NaN is rejected, because no attribute equals it. */
const VALUE = expect(
  (value) =>
    typeof value === "boolean" || Number.isFinite(value) || typeof value === "string" || value instanceof RegExp,
  "a string, a number, a boolean or a RegExp",
);

/** Current names of renamed fields, by former name. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["overMs", "thresholdMs"],
  ["keys", "endpoints"],
]);

const RULE = fields(
  {
    name: TEXT,
    op: TEXT,
    attributes: each(VALUE, isPlainObject, "a plain object"),
    path: expect(
      (value) => typeof value === "string" && value.startsWith("/"),
      'a glob that starts with "/", such as "/health/**"',
    ),
    rate: RATE,
    errorRate: RATE,
  },
  "rate",
);
const POLICY = fields({
  rate: RATE,
  errorRate: RATE,
  slow: fields({ thresholdMs: AMOUNT, rate: RATE }, "thresholdMs"),
  rules: each(RULE, Array.isArray, "an array"),
  defaultRules: oneOf(true, false),
  mode: oneOf("tail", "head", "auto"),
  budget: fields({ tracesPerSecond: AMOUNT, errorTracesPerSecond: AMOUNT, interval: AMOUNT }),
  limits: fields({ traces: COUNT, bytes: AMOUNT, seconds: AMOUNT, endpoints: COUNT, adaptivity: RATE }),
  onDecision: expect((value) => typeof value === "function", "a function"),
});

/** Throws one {@link SamplerPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: SamplerPolicy): void {
  const [first, ...rest] = POLICY(policy, "policy");
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function expect(holds: (value: unknown) => boolean, expected: string): Check {
  return (value, at) => (holds(value) ? [] : [`${at}: expected ${expected}`]);
}

function oneOf(...values: unknown[]): Check {
  return expect((value) => values.includes(value), values.join(" or "));
}

/** Returns a check that applies `check` to every entry of a list or an object. */
function each(check: Check, holds: (value: unknown) => value is object, expected: string): Check {
  return (value, at) =>
    holds(value)
      ? // Spreading turns a hole in the list into the entry `undefined`, so that the hole is checked too.
        Object.entries(Array.isArray(value) ? [...value] : value).flatMap(([key, entry]) =>
          check(entry, `${at}[${key}]`),
        )
      : [`${at}: expected ${expected}`];
}

function unknownField(field: string, known: readonly string[]): string {
  const renamed = RENAMED.get(field);
  return renamed !== undefined && known.includes(renamed)
    ? `was renamed to ${renamed}`
    : `unknown field; the fields are ${known.join(", ")}`;
}

/** Returns a check for an object's fields: all are optional except `required`, and unknown fields are problems. */
function fields(checks: { readonly [field: string]: Check }, required?: string): Check {
  return (value, at) => {
    if (!isPlainObject(value)) return [`${at}: expected a plain object`];
    const unknown = Object.keys(value).filter((field) => !Object.hasOwn(checks, field));
    return [
      ...unknown.map((field) => `${at}.${field}: ${unknownField(field, Object.keys(checks))}`),
      ...Object.entries(checks).flatMap(([field, check]) =>
        value[field] === undefined && field !== required ? [] : check(value[field], `${at}.${field}`),
      ),
    ];
  };
}
