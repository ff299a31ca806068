/** An error that lists every problem of an input. */
export class IssuesError<Issue> extends Error {
  /** The problems. There is at least one. */
  readonly issues: readonly [Issue, ...Issue[]];

  /** @param lines One line for each issue. */
  constructor(subject: string, issues: readonly [Issue, ...Issue[]], lines: readonly string[]) {
    super(describeIssues(subject, lines));
    this.issues = issues;
  }
}

/** Returns `SUBJECT has 2 problem(s):`, followed by the lines. */
export function describeIssues(subject: string, lines: readonly string[]): string {
  return [`${subject} has ${lines.length} problem(s):`, ...lines].join("\n- ");
}
