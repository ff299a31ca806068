import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, once per process for each text. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("sampler");

/**
 * Calls `act`. If it throws, logs a warning and returns undefined: the app must not see the exception, and in v10 a
 * listener that throws is called again in an endless loop.
 */
export function safely<T>(
  act: () => T,
  otherwise = "A trace could not be followed, so the policy is not applied.",
): T | undefined {
  try {
    return act();
  } catch {
    // The exception is not logged, because it might contain secrets.
    warnOnce(otherwise);
    return undefined;
  }
}
