import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("health");

/**
 * Calls `run`. If it throws, logs a warning, because neither the app nor the SDK must see an exception of this package.
 * The exception itself is not logged, because it might contain secrets.
 */
export function safely(run: () => unknown, warning = "What the SDK sent could not be counted."): void {
  try {
    run();
  } catch {
    warnOnce(warning);
  }
}
