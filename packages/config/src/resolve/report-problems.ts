import { describeConfigIssues, describeHint, SentryConfigError } from "../output/issue.ts";
import { warnOnce } from "../output/warn.ts";
import type { ResolvedVariables } from "./resolved.ts";

/**
 * Throws one error that lists all problems, or logs them, depending on the `onInvalid` option. Then logs each hint.
 *
 * @throws {@link SentryConfigError} if there is a problem and `onInvalid` is `"throw"`.
 */
export function reportProblems(
  { issues, hints }: Pick<ResolvedVariables, "issues" | "hints">,
  onInvalid: "throw" | "warn",
): void {
  const [first, ...rest] = issues;
  if (first !== undefined) {
    if (onInvalid === "throw") throw new SentryConfigError([first, ...rest]);
    warnOnce(describeConfigIssues(issues));
  }
  for (const hint of hints) warnOnce(describeHint(hint));
}
