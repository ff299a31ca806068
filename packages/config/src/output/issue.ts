/** One problem of a variable or an option. Never holds a secret. */
export interface ConfigIssue {
  /** The variable under the name that was set, or the option of `sentryConfig`. */
  readonly variable: string;
  /** What is wrong with it. */
  readonly problem: string;
  /** How to fix it. */
  readonly fix: string;
  /** The value, if it is safe to show. */
  readonly found?: string;
}

/**
 * Thrown if variables or options are invalid. `issues` lists every problem, in the order of the variables. It does not
 * cover what only Sentry's server knows, such as a revoked key.
 */
export class SentryConfigError extends Error {
  override readonly name = "SentryConfigError";
  readonly issues: [ConfigIssue, ...ConfigIssue[]];

  constructor(issues: readonly [ConfigIssue, ...ConfigIssue[]]) {
    super(describeIssues(issues));
    this.issues = [...issues];
  }
}

/** Formats a possible mistake as one line. */
export function describeHint({ variable, problem, fix }: ConfigIssue): string {
  return `${variable} ${problem}; ${fix}`;
}

export function describeIssues(issues: readonly ConfigIssue[]): string {
  const lines = issues.map(({ variable, problem, fix, found }) => {
    const value = found === undefined ? "" : ` (found "${found}")`;
    return `- ${variable}: ${problem}${value}; ${fix}`;
  });
  return `Sentry's configuration has ${issues.length} problem(s):\n${lines.join("\n")}`;
}
