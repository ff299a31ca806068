import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("volume");

/** Calls `run`. If it throws, logs a warning and returns undefined, because the app must not see the exception. */
export function safely<T>(
  run: () => T,
  warning = "An error could not be checked against the policy, so it is sent as if there were none.",
): T | undefined {
  try {
    return run();
  } catch {
    // The exception is not logged, because it might contain secrets.
    warnOnce(warning);
    return undefined;
  }
}
