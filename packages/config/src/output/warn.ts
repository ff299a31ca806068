import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, once per process for each text. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("config");
