import { describeIssues, SentryConfigError } from "./issue.ts";
import { type ConfigOptions, checkOptions } from "./options.ts";
import { type DataCollection, dataCollection } from "./privacy.ts";
import { ambientEnv, type Env, read } from "./read.ts";
import { sayOnce } from "./say.ts";
import { NAMES, VARIABLES } from "./variables.ts";

/**
 * Options for `Sentry.init`. Absent values are absent keys, so that the SDK's own defaults apply.
 *
 * It also holds `sendDefaultPii`, which v10 reads. The type does not name it, for v11's types refuse it.
 */
export interface SentryConfig {
  dsn?: string;
  environment?: string;
  release?: string;
  /** Probability with which an error event is sent, 0 to 1. */
  sampleRate?: number;
  /** Probability with which a trace is recorded, 0 to 1. */
  tracesSampleRate?: number;
  debug?: boolean;
  /** What the SDK collects by itself. */
  dataCollection: DataCollection;
}

/**
 * Options for `Sentry.init` from the environment, checked: what it cannot mean is said, all at once, and no message
 * holds a secret. Without a DSN, here or in code, Sentry is disabled, and that
 * is said once. Unless `SENTRY_SEND_DEFAULT_PII` says true,
 * the SDK collects no personal data by itself.
 *
 * Options that you write after the spread win over the environment.
 *
 * @param env Default: `process.env`, read at the call. It is never changed.
 * @throws {@link SentryConfigError} that lists every problem, unless `onInvalid` is `"warn"`.
 */
export function sentryConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): SentryConfig {
  const { prefixes, onInvalid } = checkOptions(options);
  const { values, sources, issues } = read(env, prefixes);
  const [first, ...rest] = issues;
  if (first !== undefined) {
    if (onInvalid === "throw") throw new SentryConfigError([first, ...rest]);
    sayOnce(describeIssues(issues));
  }
  if (!sources.has("SENTRY_DSN")) sayOnce("SENTRY_DSN is not set: unless the code gives a dsn, Sentry is disabled.");

  const sendDefaultPii = values.SENTRY_SEND_DEFAULT_PII === true;
  const fromEnv = NAMES.flatMap((name) => {
    const { option, refused } = VARIABLES[name];
    const value = values[name] ?? (sources.has(name) ? refused : undefined);
    return value === undefined ? [] : [[option, value] as const];
  });
  return {
    ...Object.fromEntries(fromEnv),
    ...{ sendDefaultPii },
    dataCollection: dataCollection(sendDefaultPii),
  };
}
