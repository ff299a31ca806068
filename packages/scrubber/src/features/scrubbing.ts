import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { allow } from "./allow.ts";
import { credentials } from "./credentials.ts";
import { encodedText } from "./encoded-text.ts";
import { notations } from "./notations.ts";
import { paths } from "./paths.ts";
import { personalData } from "./personal-data.ts";
import { replay } from "./replay.ts";
import { safeValues } from "./safe-values.ts";
import { sql } from "./sql.ts";
import { truncatedText } from "./truncated-text.ts";
import { vendorKeys } from "./vendor-keys.ts";

/**
 * The features that scrub data. The features that are not in this list check the policy, scrub stored envelopes or log
 * warnings.
 */
export const SCRUBBING_FEATURES: readonly ScrubberFeature[] = Object.freeze([
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
]);
