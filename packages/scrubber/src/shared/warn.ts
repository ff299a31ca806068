import { createWarn, type Warn } from "@sentry-policy/internal/warn";

/** Logs a warning, at most once a minute for each topic. */
export const warn: Warn = /* @__PURE__ */ createWarn("scrubber", 60_000);
