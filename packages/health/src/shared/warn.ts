import { createSafely, type Safely } from "@sentry-policy/internal/safely";
import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("health");

/** Calls `run`. If it throws, logs a warning and returns undefined. */
export const safely: Safely = /* @__PURE__ */ createSafely(warnOnce, "What the SDK sent could not be counted.");
