/** One thing that is wrong with a variable or an option. Never holds a secret. */
export interface ConfigIssue {
  /** The variable as the user set it, or the option of `sentryConfig`. */
  readonly variable: string;
  /** What is wrong with it. */
  readonly problem: string;
  /** How to fix it. */
  readonly fix: string;
  /** The value, where it can be shown. */
  readonly found?: string;
}

/**
 * Values that cannot reach `Sentry.init` as they were meant. `issues` lists every one, in the order of the variables.
 * It does not cover what only Sentry's server knows, such as a key that was revoked.
 */
export class SentryConfigError extends Error {
  override readonly name = "SentryConfigError";
  readonly issues: [ConfigIssue, ...ConfigIssue[]];

  constructor(issues: readonly [ConfigIssue, ...ConfigIssue[]]) {
    super(describeIssues(issues));
    this.issues = [...issues];
  }
}

/** What may be a mistake, in one line. */
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
