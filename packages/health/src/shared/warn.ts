import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, once per process for each text. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("health");

/**
 * Calls `run`, and logs a warning if it throws. Neither the app nor the SDK may see an exception of this package. The
 * exception is not logged, because it might contain secrets.
 */
export function safely(run: () => unknown, warning = "What the SDK sent could not be counted."): void {
  try {
    run();
  } catch {
    warnOnce(warning);
  }
}
