import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { offlineStore } from "./offline-store.ts";
import { SCRUBBING_FEATURES } from "./scrubbing.ts";
import { startupWarnings } from "./startup-warnings.ts";

/** All features except `policyChecks`, because the default entry point always checks the whole policy itself. */
export const ALL_FEATURES: readonly ScrubberFeature[] = Object.freeze([
  ...SCRUBBING_FEATURES,
  offlineStore(),
  startupWarnings(),
]);
