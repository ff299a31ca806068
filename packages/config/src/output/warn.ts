import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. A warning with the same text is logged only once per process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("config");
