import { createPeriodicWarn, type PeriodicWarn } from "@sentry-policy/internal/warn";

/** Logs a warning. For each topic, at most one warning a minute is logged. */
export const warn: PeriodicWarn = /* @__PURE__ */ createPeriodicWarn("scrubber", 60_000);
