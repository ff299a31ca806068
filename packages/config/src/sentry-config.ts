import { assemble } from "./assemble.ts";
import { ambientEnv, type Env } from "./env.ts";
import { describeHint, describeIssues, SentryConfigError } from "./issue.ts";
import { type ConfigOptions, checkOptions } from "./options.ts";
import type { DataCollection } from "./privacy.ts";
import { read } from "./read.ts";
import { sayOnce } from "./say.ts";

/**
 * Options for `Sentry.init`. Absent values are absent keys, so that the SDK's own defaults apply.
 *
 * It may also hold `sendDefaultPii`, `enableLogs`, `spotlight`, `serverName`, `shutdownTimeout`, `profilesSampleRate`,
 * `profileSessionSampleRate`, `profileLifecycle`, `replaysSessionSampleRate` and `replaysOnErrorSampleRate`. The type
 * does not name them, for the types of some SDK refuse each.
 */
export interface SentryConfig {
  dsn?: string;
  enabled?: boolean;
  environment?: string;
  release?: string;
  dist?: string;
  /** Probability with which an error event is sent, 0 to 1. */
  sampleRate?: number;
  /** Probability with which a trace is recorded, 0 to 1. */
  tracesSampleRate?: number;
  traceLifecycle?: "static" | "stream";
  tracePropagationTargets?: (string | RegExp)[];
  strictTraceContinuation?: boolean;
  orgId?: `${number}`;
  debug?: boolean;
  tunnel?: string;
  ignoreErrors?: (string | RegExp)[];
  maxBreadcrumbs?: number;
  /** Characters of one text. */
  maxValueLength?: number;
  normalizeDepth?: number;
  attachStacktrace?: boolean;
  /** What the SDK collects by itself. */
  dataCollection: DataCollection;
}

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
    sayOnce(describeIssues(issues));
  }
  for (const hint of hints) sayOnce(describeHint(hint));
  return assemble(found);
}
