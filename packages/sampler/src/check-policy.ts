import { type SamplerPolicy, SamplerPolicyError } from "./policy.ts";
import { isRate, RATE_HINT } from "./rate.ts";

/** What is wrong with a value, or undefined. */
type Check = (value: unknown) => string | undefined;

const rate: Check = (value) => (isRate(value) ? undefined : RATE_HINT);
const flag: Check = (value) => (typeof value === "boolean" ? undefined : "expected true or false");
const callback: Check = (value) =>
  typeof value === "function" ? undefined : "expected a function that takes a report";
const text: Check = (value) =>
  typeof value === "string" || value instanceof RegExp ? undefined : "expected a text or a RegExp";
const path: Check = (value) =>
  typeof value === "string" && value.startsWith("/")
    ? undefined
    : 'expected a glob that begins with "/", as in "/health/**"';
const mode: Check = (value) =>
  value === "tail" || value === "head" || value === "auto" ? undefined : 'expected "tail", "head" or "auto"';
const positive =
  (unit: string): Check =>
  (value) =>
    typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY
      ? undefined
      : `expected a number above 0, in ${unit}`;
const attributes: Check = (value) =>
  isRecord(value) && Object.values(value).every(isAttributeMatcher)
    ? undefined
    : "expected an object of texts, numbers, booleans or RegExps";

const FIELDS: { readonly [field: string]: Check | { readonly [field: string]: Check } } = {
  rate,
  errorRate: rate,
  slow: { overMs: positive("milliseconds"), rate },
  rules: (value) => (Array.isArray(value) ? undefined : "expected a list of rules"),
  defaultRules: flag,
  mode,
  budget: {
    tracesPerSecond: positive("traces per second"),
    errorTracesPerSecond: positive("traces per second"),
    interval: positive("seconds"),
  },
  limits: {
    traces: positive("traces"),
    bytes: positive("bytes"),
    seconds: positive("seconds"),
    keys: positive("endpoints"),
    adaptivity: rate,
  },
  onDecision: callback,
};
const RULE_FIELDS = { name: text, op: text, attributes, path, rate, errorRate: rate };

/** Throws one {@link SamplerPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: SamplerPolicy): void {
  const issues = issuesIn(policy, FIELDS, "");
  if (policy.slow !== undefined && isRecord(policy.slow) && policy.slow.overMs === undefined) {
    issues.push("slow.overMs: expected a number above 0, in milliseconds");
  }
  if (Array.isArray(policy.rules)) {
    issues.push(...policy.rules.flatMap((rule: unknown, place) => ruleIssues(rule, `rules[${place}]`)));
  }
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function ruleIssues(rule: unknown, at: string): string[] {
  if (!isRecord(rule)) return [`${at}: expected an object with a rate`];
  const issues = issuesIn(rule, RULE_FIELDS, `${at}.`);
  if (rule["rate"] === undefined) issues.push(`${at}.rate: ${RATE_HINT}`);
  return issues;
}

function issuesIn(value: object, fields: typeof FIELDS, at: string): string[] {
  return Object.entries(value).flatMap(([field, given]: [string, unknown]) => {
    const check = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (check === undefined) return [`${at}${field}: unknown; the fields are ${Object.keys(fields).join(", ")}`];
    if (given === undefined) return [];
    if (typeof check !== "function") {
      return isRecord(given) ? issuesIn(given, check, `${at}${field}.`) : [`${at}${field}: expected an object`];
    }
    const issue = check(given);
    return issue === undefined ? [] : [`${at}${field}: ${issue}`];
  });
}

function isAttributeMatcher(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value) || value instanceof RegExp;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
