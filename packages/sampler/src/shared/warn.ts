import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, once per process for each text. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("sampler");

/**
 * Calls `run`. If it throws, logs a warning and returns undefined: the app must not see the exception, and v10 calls a
 * listener that throws again in an endless loop.
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
