import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { allow } from "./allow.ts";
import { credentials } from "./credentials.ts";
import { encodedText } from "./encoded-text.ts";
import { notations } from "./notations.ts";
import { offlineStore } from "./offline-store.ts";
import { paths } from "./paths.ts";
import { personalData } from "./personal-data.ts";
import { replay } from "./replay.ts";
import { safeValues } from "./safe-values.ts";
import { sql } from "./sql.ts";
import { startupWarnings } from "./startup-warnings.ts";
import { truncatedText } from "./truncated-text.ts";
import { vendorKeys } from "./vendor-keys.ts";

/**
 * All features except `policyChecks`, which is not needed here. The default entry point always checks the whole policy.
 */
export const ALL_FEATURES: readonly ScrubberFeature[] = Object.freeze([
  credentials(),
  notations(),
  vendorKeys(),
  personalData(),
  encodedText(),
  truncatedText(),
  paths(),
  safeValues(),
  allow(),
  sql(),
  replay(),
  offlineStore(),
  startupWarnings(),
]);
