import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, but each text only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("compose");
