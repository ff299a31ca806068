import type { ConfigOptions } from "../checks/options.ts";
import { type ConfigDescription, describeConfig } from "../describe.ts";
import { describeConfigIssues, describeHint } from "../output/issue.ts";

/**
 * Prints a table of all options, followed by the problems and hints. Returns the exit code: 1 if there is a problem,
 * else 0.
 */
export function check(env: object, options: ConfigOptions, json: boolean): number {
  const description = describeConfig(env, options);
  const { rows, issues, hints } = description;
  console.log(json ? JSON.stringify({ rows, issues, hints }, null, 2) : formatDescription(description));
  return issues.length === 0 ? 0 : 1;
}

function formatDescription(description: ConfigDescription): string {
  const { issues, hints } = description;
  const parts = [String(description)];
  if (issues.length > 0) parts.push(describeConfigIssues(issues));
  if (hints.length > 0)
    parts.push(["Possible mistakes:", ...hints.map((hint) => `- ${describeHint(hint)}`)].join("\n"));
  return parts.join("\n\n");
}
