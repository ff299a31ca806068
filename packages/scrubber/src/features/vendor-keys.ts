import { VENDORS } from "../detect/detectors/vendors.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds the keys of vendors by their published prefixes, such as `ghp_` and `sk_live_`.
 *
 * @example
 * ```ts
 * import { credentials, vendorKeys, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), vendorKeys()] });
 * ```
 */
export function vendorKeys(): ScrubberFeature {
  return { name: "vendorKeys", detectors: VENDORS };
}
