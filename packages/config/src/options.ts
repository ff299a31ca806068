import { type ConfigIssue, SentryConfigError } from "./issue.ts";

/** How `sentryConfig` reads the environment. */
export interface ConfigOptions {
  /** Prefixes that bundlers put before public variables, such as `VITE_`. A prefixed variable goes before a bare one. */
  readonly prefix?: string | readonly string[];
  /** `throw` (default): one error for all problems. `warn`: bad values are left out and said, good ones are kept. */
  readonly onInvalid?: "throw" | "warn";
}

export interface CheckedOptions {
  readonly prefixes: readonly string[];
  readonly onInvalid: "throw" | "warn";
}

/** A problem in code throws always: `onInvalid` is about the environment. */
export function checkOptions(options: ConfigOptions): CheckedOptions {
  const issues: ConfigIssue[] = [];
  for (const option of Object.keys(options)) {
    if (option !== "prefix" && option !== "onInvalid") {
      issues.push({ variable: "options", problem: "has an unknown option", mend: "use prefix or onInvalid" });
    }
  }
  const { prefix = [], onInvalid = "throw" } = options;
  const prefixes: readonly string[] = typeof prefix === "string" ? [prefix] : prefix;
  if (!Array.isArray(prefixes) || !prefixes.every((entry) => typeof entry === "string")) {
    issues.push({ variable: "prefix", problem: "expected a text or a list of texts", mend: 'write it as in "VITE_"' });
  }
  if (onInvalid !== "throw" && onInvalid !== "warn") {
    issues.push({ variable: "onInvalid", problem: "expected throw or warn", mend: 'write "throw" or "warn"' });
  }
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SentryConfigError([first, ...rest]);
  return { prefixes, onInvalid };
}
