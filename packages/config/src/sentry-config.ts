import { type ConfigOptions, checkOptions } from "./checks/options.ts";
import { reportProblems } from "./resolve/report-problems.ts";
import { resolveVariables } from "./resolve/resolve.ts";
import { toOptions } from "./resolve/to-options.ts";
import { ambientEnv, type Env } from "./variables/env.ts";
import type { SentryConfig } from "./variables/sentry-options.ts";

/**
 * Reads options for `Sentry.init` from environment variables, and validates them. All problems are reported at once,
 * and no message contains a secret. If neither the environment nor `defaults` contains a DSN, Sentry is disabled and a
 * warning is logged once. The SDK collects no personal data by itself, unless `SENTRY_SEND_DEFAULT_PII`,
 * `SENTRY_DATA_*` or `defaults` turn that on.
 *
 * These sources of options are listed by precedence, highest first: options that you write after the spread, the
 * environment, `defaults`, the SDK's own defaults.
 *
 * @param env Any environment object. Default: `process.env` at the time of the call. The object is never changed.
 * @throws {@link SentryConfigError} that lists every problem of the environment, unless `onInvalid` is `"warn"`.
 * Problems of `options` are always thrown.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { sentryConfig } from "@sentry-policy/config";
 *
 * Sentry.init({ ...sentryConfig(process.env), release: "shop@1.4.0" });
 * ```
 */
export function sentryConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): SentryConfig {
  const checked = checkOptions(env, options);
  const found = resolveVariables(env, checked);
  reportProblems(found, checked.onInvalid);
  return toOptions(found);
}
