/** An error that lists every problem of an input. */
export class IssuesError<Issue> extends Error {
  /** The problems. There is at least one. */
  readonly issues: readonly [Issue, ...Issue[]];

  constructor(subject: string, issues: readonly [Issue, ...Issue[]], format: (issue: Issue) => string = String) {
    super(describeIssues(subject, issues.map(format)));
    this.issues = issues;
  }
}

/** Returns `SUBJECT has 2 problem(s):`, followed by one line for each problem. */
export function describeIssues(subject: string, lines: readonly string[]): string {
  return `${subject} has ${lines.length} problem(s):\n${lines.map((line) => `- ${line}`).join("\n")}`;
}
