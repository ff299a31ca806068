import { type SamplerPolicy, SamplerPolicyError } from "./policy.ts";
import { isRate } from "./rate.ts";

/** What holds for a value, and how to say so. */
type Check = readonly [holds: (value: unknown) => boolean, expected: string];
interface Fields {
  readonly [field: string]: Check | Fields;
}

const RATE: Check = [isRate, "a number from 0 to 1; for 10 % write 0.1"];
const AMOUNT: Check = [
  (value) => typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY,
  "a number above 0",
];
const TEXT: Check = [isText, "a text or a RegExp"];
const MODES: readonly unknown[] = ["tail", "head", "auto"];

const FIELDS: Fields = {
  rate: RATE,
  errorRate: RATE,
  slow: { overMs: AMOUNT, rate: RATE },
  rules: [Array.isArray, "a list of rules"],
  defaultRules: [(value) => typeof value === "boolean", "true or false"],
  mode: [(value) => MODES.includes(value), '"tail", "head" or "auto"'],
  budget: { tracesPerSecond: AMOUNT, errorTracesPerSecond: AMOUNT, interval: AMOUNT },
  limits: { traces: AMOUNT, bytes: AMOUNT, seconds: AMOUNT, keys: AMOUNT, adaptivity: RATE },
  onDecision: [(value) => typeof value === "function", "a function"],
};
const RULE: Fields = {
  name: TEXT,
  op: TEXT,
  attributes: [
    (value) => isRecord(value) && Object.values(value).every((one) => isText(one) || /^[nb]/.test(typeof one)),
    "an object of texts, numbers, booleans or RegExps",
  ],
  path: [
    (value) => typeof value === "string" && value.startsWith("/"),
    'a glob that begins with "/", as in "/health/**"',
  ],
  rate: RATE,
  errorRate: RATE,
};

/** Throws one {@link SamplerPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: SamplerPolicy): void {
  const { rules, slow } = policy;
  const issues = issuesIn(policy, FIELDS, "");
  if (isRecord(slow) && slow["overMs"] === undefined) issues.push(...issueOf(undefined, AMOUNT, "slow.overMs"));
  if (Array.isArray(rules)) {
    for (const [place, rule] of (rules as unknown[]).entries()) {
      const at = `rules[${place}]`;
      issues.push(...issueOf(rule, RULE, at));
      if (isRecord(rule) && rule["rate"] === undefined) issues.push(...issueOf(undefined, RATE, `${at}.rate`));
    }
  }
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function issuesIn(value: object, fields: Fields, at: string): string[] {
  return Object.entries(value).flatMap(([field, given]: [string, unknown]) => {
    const check = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (check === undefined) return `${at}${field}: unknown; the fields are ${Object.keys(fields).join(", ")}`;
    return given === undefined ? [] : issueOf(given, check, `${at}${field}`);
  });
}

function issueOf(given: unknown, check: Check | Fields, at: string): string[] {
  if (!isCheck(check)) return isRecord(given) ? issuesIn(given, check, `${at}.`) : [`${at}: expected an object`];
  const [holds, expected] = check;
  return holds(given) ? [] : [`${at}: expected ${expected}`];
}

function isCheck(check: Check | Fields): check is Check {
  return Array.isArray(check);
}

function isText(value: unknown): boolean {
  return typeof value === "string" || value instanceof RegExp;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
