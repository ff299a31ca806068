import { PERSONAL } from "../detect/detectors/personal.ts";
import { PERSONAL_NAMES } from "../detect/names/personal-names.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds personal data by its format: e-mail addresses, IP addresses, phone numbers, card numbers, IBANs, social
 * security numbers, and user names in paths. Redacts all fields of an event's `user` except `id`. Together with
 * `credentials()`, also redacts fields such as `first_name`, `phone`, `date_of_birth` and `street`. Without this
 * feature, Sentry's server may derive the IP address of a user from the connection.
 *
 * @example
 * ```ts
 * import { credentials, personalData, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), personalData()] });
 * ```
 */
export function personalData(): ScrubberFeature {
  return { name: "personalData", detectors: PERSONAL, nameGroups: PERSONAL_NAMES };
}
