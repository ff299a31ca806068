import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, once per process for each text. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("sampler");

/**
 * Calls `act`. If it throws, logs a warning and returns undefined: the app must not see the exception, and in v10 a
 * listener that throws is called again in an endless loop.
 */
export function safely<T>(
  act: () => T,
  otherwise = "The sampler could not process a trace, so the policy is not applied to it.",
): T | undefined {
  try {
    return act();
  } catch {
    // The exception is not logged, because it might contain secrets.
    warnOnce(otherwise);
    return undefined;
  }
}
