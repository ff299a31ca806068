import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("sampler");

/**
 * Calls `run`. If it throws, logs a warning and returns undefined. The app must not see the exception, and SDK v10
 * would call a listener that throws again and again, without end.
 */
export function safely<T>(
  run: () => T,
  warning = "The sampler could not process a trace, so the policy is not applied to it.",
): T | undefined {
  try {
    return run();
  } catch {
    // The exception is not logged, because it might contain secrets.
    warnOnce(warning);
    return undefined;
  }
}
