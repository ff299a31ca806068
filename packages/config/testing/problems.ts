import type { ConfigOptions } from "../src/checks/options.ts";
import { SentryConfigError } from "../src/output/issue.ts";
import { sentryConfig } from "../src/sentry-config.ts";

/** Returns the error that `sentryConfig` throws. */
export function errorFor(env: object, options?: ConfigOptions): SentryConfigError {
  try {
    sentryConfig(env, options);
  } catch (error) {
    if (error instanceof SentryConfigError) return error;
  }
  throw new Error("expected a SentryConfigError");
}

/** Returns the problems that `sentryConfig` reports, each as one line. */
export function problemsIn(env: object, options?: ConfigOptions): string[] {
  return errorFor(env, options).issues.map(({ variable, problem, fix }) => `${variable}: ${problem}; ${fix}`);
}
