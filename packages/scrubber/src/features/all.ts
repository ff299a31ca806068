import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { offlineStore } from "./offline-store.ts";
import { SCRUBBING_FEATURES } from "./scrubbing.ts";
import { startupWarnings } from "./startup-warnings.ts";

/**
 * All features except `policyChecks`, which is not needed here. The default entry point always checks the whole policy.
 */
export const ALL_FEATURES: readonly ScrubberFeature[] = Object.freeze([
  ...SCRUBBING_FEATURES,
  offlineStore(),
  startupWarnings(),
]);
