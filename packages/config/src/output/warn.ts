import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning. A repeated warning with the same text is not logged again in the same process. */
export const warnOnce: Warn = /* @__PURE__ */ createWarn("config");
