import { createSafely, type Safely } from "@sentry-policy/internal/safely";
import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("sampler");

/** Calls `run`. If it throws, logs a warning and returns undefined. */
export const safely: Safely = /* @__PURE__ */ createSafely(
  warnOnce,
  "The sampler could not process a trace, so the policy is not applied to it.",
);
