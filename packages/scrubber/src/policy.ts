import type { ScrubReport } from "./report.ts";

/** What `scrubber` may find, and what it must leave alone. Every field has a default that protects. */
export interface ScrubberPolicy {
  /** Use the built-in names and detectors. Default `true`. */
  readonly scrubDefaults?: boolean;
  /**
   * Filter personal data (e-mail and IP addresses, card numbers) as well as credentials, which always go.
   * Default `true`. `user.id` stays either way, so that "users affected" still counts.
   */
  readonly scrubPersonalData?: boolean;
  /** Names added to the built-in sensitive ones, compared as whole words (`"national_id"` meets `nationalId`), or patterns. */
  readonly sensitiveFields?: readonly (string | RegExp)[];
  /** Names that no name rule touches. Their values are still searched for secrets. */
  readonly safeFields?: readonly (string | RegExp)[];
  /** Called after each payload in which something was filtered, or that was dropped. Never receives a value. */
  readonly onScrub?: (report: ScrubReport) => void;
}

/** A policy that cannot be followed. `issues` has one line for each problem, each naming its field. */
export class ScrubberPolicyError extends Error {
  override readonly name = "ScrubberPolicyError";
  readonly issues: readonly [string, ...string[]];

  constructor(issues: readonly [string, ...string[]]) {
    super(`The scrubber's policy has ${issues.length} problem(s):\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
    this.issues = issues;
  }
}

const FLAGS = ["scrubDefaults", "scrubPersonalData"] as const;
const LISTS = ["sensitiveFields", "safeFields"] as const;
const KNOWN: ReadonlySet<string> = new Set([...FLAGS, ...LISTS, "onScrub"]);

/** Throws one {@link ScrubberPolicyError} that lists every problem of the policy. */
export function checkPolicy(policy: ScrubberPolicy): void {
  const issues: string[] = [];
  for (const field of Object.keys(policy)) {
    if (KNOWN.has(field)) continue;
    // A name of odd form may be a value that was pasted in the wrong place, so it is not shown.
    const shown = /^[A-Za-z]{1,40}$/.test(field) ? field : "a field whose name is not shown";
    issues.push(`${shown}: unknown; the fields are ${[...KNOWN].join(", ")}`);
  }
  for (const field of FLAGS) {
    const value = policy[field];
    if (value !== undefined && typeof value !== "boolean") issues.push(`${field}: expected true or false`);
  }
  for (const field of LISTS) {
    const value: unknown = policy[field];
    if (value === undefined) continue;
    if (!Array.isArray(value)) issues.push(`${field}: expected a list of names or RegExps, as in ["national_id"]`);
    else if (!value.every(isName)) issues.push(`${field}: expected every entry to be a non-empty name or a RegExp`);
  }
  if (policy.onScrub !== undefined && typeof policy.onScrub !== "function") {
    issues.push("onScrub: expected a function that takes a report");
  }
  const [first, ...rest] = issues;
  if (first !== undefined) throw new ScrubberPolicyError([first, ...rest]);
}

function isName(entry: unknown): boolean {
  return entry instanceof RegExp || (typeof entry === "string" && /[\p{L}\p{N}]/u.test(entry));
}
