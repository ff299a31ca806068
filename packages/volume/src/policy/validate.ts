import { checkPath } from "@sentry-policy/internal/check-path";
import { checkRate } from "@sentry-policy/internal/check-rate";
import { type Check, each, expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { checkIgnore } from "./check-ignore.ts";
import { checkReach } from "./check-rules.ts";
import { type VolumePolicy, VolumePolicyError } from "./types.ts";

const AMOUNT = expect((value) => Number.isFinite(value) && Number(value) > 0, "a number above 0");
const COUNT = expect((value) => Number.isInteger(value) && Number(value) > 0, "an integer above 0");
const TEXT = expect(isText, "a string or a RegExp");
const FLAG = oneOf(true, false);
const LEVEL = oneOf("fatal", "error", "warning", "log", "info", "debug");
const STATUS = expect(
  (value) =>
    (Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599) ||
    // `4xx` -> true; `404` and `40x` -> false
    (typeof value === "string" && /^[1-5]xx$/.test(value)),
  'an HTTP status such as 404, or a class such as "4xx"',
);
/** Checks a value of `tag`. Numbers must be finite. */
const TAG = expect(
  (value) => isText(value) || typeof value === "boolean" || Number.isFinite(value),
  "a string, a number, a boolean or a RegExp",
);
const PER_ISSUE = object({ first: COUNT, interval: AMOUNT });

const RULE = object({
  type: oneOrMany(TEXT),
  message: oneOrMany(TEXT),
  path: oneOrMany(checkPath),
  status: oneOrMany(STATUS),
  tag: expect(isPlainObject, "a plain object", each(TAG)),
  handled: FLAG,
  level: oneOrMany(LEVEL),
  ignore: expect((value) => value === true, "true; to keep the errors, remove the field"),
  priority: oneOf("critical", "high", "medium", "low"),
  fingerprint: checkFingerprint,
  rate: checkRate,
  after: expect((value) => Number.isInteger(value) && Number(value) > 1, "an integer above 1"),
  perIssue: checkPerIssue,
});
const LEVEL_RATES = Object.fromEntries(
  ["trace", "debug", "info", "warn", "error", "fatal"].map((level) => [level, checkRate]),
);
const POLICY = object({
  ignore: expect(Array.isArray, "an array", each(checkIgnore)),
  rules: expect(Array.isArray, "an array", (rules, at) => [...each(RULE)(rules, at), ...checkReach(rules, at)]),
  perIssue: checkPerIssue,
  total: object({ perMinute: AMOUNT, firsts: AMOUNT }),
  logs: object({ rates: object(LEVEL_RATES), perMinute: AMOUNT, followTrace: FLAG }),
  limits: object({ issues: COUNT }),
  onDrop: expect((value) => typeof value === "function", "a function"),
});

/** Checks a policy. If there are problems, throws one {@link VolumePolicyError} that lists all of them. */
export function checkPolicy(policy: VolumePolicy): void {
  const problems = [...POLICY(policy, "policy"), ...checkFollowTrace(policy)];
  const [first, ...rest] = problems.map(({ at, problem }) => `${at}: ${problem}`);
  if (first !== undefined) throw new VolumePolicyError([first, ...rest]);
}

/** Rejects `followTrace` without `rates`, because it then has no effect. */
function checkFollowTrace(policy: unknown): readonly Problem[] {
  const logs: unknown = isPlainObject(policy) ? policy["logs"] : undefined;
  if (!isPlainObject(logs) || logs["followTrace"] === undefined || logs["rates"] !== undefined) return [];
  return [{ at: "policy.logs.followTrace", problem: "has no effect without logs.rates; add rates, or remove it" }];
}

function checkPerIssue(value: unknown, at: string): readonly Problem[] {
  return value === false ? [] : PER_ISSUE(value, at);
}

function checkFingerprint(value: unknown, at: string): readonly Problem[] {
  const isList = Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "string");
  return isList || value === "stable" ? [] : [{ at, problem: 'expected a list of strings, or "stable"' }];
}

function isText(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || value instanceof RegExp;
}

/** Returns a check for one value, or for a list with at least one value. */
/* @__NO_SIDE_EFFECTS__ */
function oneOrMany(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return check(value, at);
    return value.length > 0 ? each(check)(value, at) : [{ at, problem: "is empty, so it matches nothing" }];
  };
}

/** Returns a check for an object whose fields must all be in `checks`. */
/* @__NO_SIDE_EFFECTS__ */
function object(checks: Readonly<Record<string, Check>>): Check {
  return expect(isPlainObject, "a plain object", fields(checks, "field"));
}
