import { createPeriodicWarn, type PeriodicWarn } from "@sentry-policy/internal/warn";

/** Logs a warning, at most once a minute for each topic. */
export const warn: PeriodicWarn = /* @__PURE__ */ createPeriodicWarn("scrubber", 60_000);
