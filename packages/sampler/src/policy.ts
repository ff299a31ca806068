import type { Rate } from "./rate.ts";
import { isRate, RATE_HINT } from "./rate.ts";
import type { SamplerReport } from "./report.ts";

/** One rule: every field that is given must match; the first rule that matches decides. */
export interface SamplerRule {
  /** The root span's name: the whole text, or a pattern. In v11 a server's roots are named by method alone, as in `GET`. */
  readonly name?: string | RegExp;
  /** The operation (`sentry.op`): the whole text, or a pattern. */
  readonly op?: string | RegExp;
  /** The request's path, from the attributes of v10 and v11 alike: a glob where `*` stands for one segment and `**` for any. */
  readonly path?: string;
  /** Probability for what matches, 0 to 1. */
  readonly rate: Rate;
}

/** Which traces to record. */
export interface SamplerPolicy {
  /**
   * Base rate, 0 to 1, for what no rule names. The client's `tracesSampleRate` goes first: the operator wins.
   * Without either tracing stays off, and that is said once.
   */
  readonly rate?: Rate;
  /** First match wins. A rate of 0 from the operator turns rules off too. */
  readonly rules?: readonly SamplerRule[];
  /** Called for each new trace with what was decided, and why. */
  readonly onDecision?: (report: SamplerReport) => void;
}

/** A policy that cannot be followed. `issues` has one line for each problem, each naming its field. */
export class SamplerPolicyError extends Error {
  override readonly name = "SamplerPolicyError";
  readonly issues: readonly [string, ...string[]];

  constructor(issues: readonly [string, ...string[]]) {
    super(`The sampler's policy has ${issues.length} problem(s):\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
    this.issues = issues;
  }
}

const FIELDS: ReadonlySet<string> = new Set(["rate", "rules", "onDecision"]);
const RULE_FIELDS: ReadonlySet<string> = new Set(["name", "op", "path", "rate"]);

/** Throws one {@link SamplerPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: SamplerPolicy): void {
  const issues = unknownFields(policy, FIELDS, "");
  if (policy.rate !== undefined && !isRate(policy.rate)) issues.push(`rate: ${RATE_HINT}`);
  if (policy.onDecision !== undefined && typeof policy.onDecision !== "function") {
    issues.push("onDecision: expected a function that takes a report");
  }
  const rules: unknown = policy.rules ?? [];
  if (!Array.isArray(rules)) issues.push("rules: expected a list of rules");
  else issues.push(...rules.flatMap((rule: unknown, place) => ruleIssues(rule, `rules[${place}]`)));
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SamplerPolicyError([first, ...rest]);
}

function ruleIssues(rule: unknown, at: string): string[] {
  if (typeof rule !== "object" || rule === null) return [`${at}: expected an object with a rate`];
  const issues = unknownFields(rule, RULE_FIELDS, `${at}.`);
  const { name, op, path, rate }: { name?: unknown; op?: unknown; path?: unknown; rate?: unknown } = rule;
  if (!isRate(rate)) issues.push(`${at}.rate: ${RATE_HINT}`);
  if (!isMatcher(name)) issues.push(`${at}.name: expected a text or a RegExp`);
  if (!isMatcher(op)) issues.push(`${at}.op: expected a text or a RegExp`);
  if (path !== undefined && !(typeof path === "string" && path.startsWith("/"))) {
    issues.push(`${at}.path: expected a glob that begins with "/", as in "/health/**"`);
  }
  return issues;
}

function unknownFields(value: object, known: ReadonlySet<string>, at: string): string[] {
  return Object.keys(value)
    .filter((field) => !known.has(field))
    .map((field) => `${at}${field}: unknown; the fields are ${[...known].join(", ")}`);
}

function isMatcher(value: unknown): boolean {
  return value === undefined || typeof value === "string" || value instanceof RegExp;
}
