import { describeIssues, IssuesError } from "@sentry-policy/internal/issues-error";

const SUBJECT = "Sentry's configuration";

/** A problem with a variable or an option. Never contains a secret. */
export interface ConfigIssue {
  /** Name under which the variable is set, or name of the option of `sentryConfig`. */
  readonly variable: string;
  /** What is wrong with the variable or the option. */
  readonly problem: string;
  /** How to fix the problem. */
  readonly fix: string;
  /** The invalid value. Absent if the value might be a secret. */
  readonly found?: string;
}

/**
 * Thrown if variables or options are invalid. `issues` lists every problem. Invalid values come first, in the order of
 * the variables in the README. Problems that only Sentry's server can detect, such as a revoked key, are not included.
 */
export class SentryConfigError extends IssuesError<ConfigIssue> {
  override readonly name = "SentryConfigError";

  constructor(issues: readonly [ConfigIssue, ...ConfigIssue[]]) {
    super(SUBJECT, issues, issues.map(describeIssue));
  }
}

/** Formats a possible mistake as one line. */
export function describeHint({ variable, problem, fix }: ConfigIssue): string {
  return `${variable} ${problem}; ${fix}`;
}

export function describeConfigIssues(issues: readonly ConfigIssue[]): string {
  return describeIssues(SUBJECT, issues.map(describeIssue));
}

function describeIssue({ variable, problem, fix, found }: ConfigIssue): string {
  return `${variable}: ${problem}${found === undefined ? "" : ` (found "${found}")`}; ${fix}`;
}
