import { type ConfigOptions, checkOptions } from "./checks/options.ts";
import { describeHint, describeIssues, SentryConfigError } from "./output/issue.ts";
import { warnOnce } from "./output/warn.ts";
import { read } from "./resolve/resolve.ts";
import { toOptions } from "./resolve/to-options.ts";
import { ambientEnv, type Env } from "./variables/env.ts";
import type { SentryConfig } from "./variables/sentry-options.ts";

/**
 * Options for `Sentry.init` from the environment, checked: what it cannot mean is said, all at once, and no message
 * holds a secret. Without a DSN, here or in code, Sentry is disabled, and that is said once. Unless
 * `SENTRY_SEND_DEFAULT_PII` says true, the SDK collects no personal data by itself.
 *
 * Options that you write after the spread win over the environment, the environment over `defaults`, and those over the
 * SDK's own.
 *
 * @param env Default: `process.env`, read at the call. It is never changed.
 * @throws {@link SentryConfigError} that lists every problem, unless `onInvalid` is `"warn"`.
 */
export function sentryConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): SentryConfig {
  const checked = checkOptions(env, options);
  const found = read(env, checked);
  const { issues, hints } = found;
  const [first, ...rest] = issues;
  if (first !== undefined) {
    if (checked.onInvalid === "throw") throw new SentryConfigError([first, ...rest]);
    warnOnce(describeIssues(issues));
  }
  for (const hint of hints) warnOnce(describeHint(hint));
  return toOptions(found);
}
