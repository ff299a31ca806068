import { createSafely, type Safely } from "@sentry-policy/internal/safely";
import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. The same warning is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("volume");

/** Calls `run`. If it throws, logs a warning and returns undefined. */
export const safely: Safely = /* @__PURE__ */ createSafely(
  warnOnce,
  "An error could not be checked against the policy, so it is sent as if there were none.",
);
