import { PERSONAL } from "../detect/detectors/personal.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds personal data by its form: e-mail and IP addresses, card numbers, IBANs, social security numbers, and user names
 * in paths. Without this feature, Sentry's server may infer the IP address of a user.
 *
 * @example
 * ```ts
 * import { credentials, personalData, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), personalData()] });
 * ```
 */
export function personalData(): ScrubberFeature {
  return { name: "personalData", detectors: PERSONAL };
}
