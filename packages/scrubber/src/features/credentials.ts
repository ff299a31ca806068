import { CREDENTIALS } from "../detect/detectors/credentials.ts";
import { PAIR_SEARCH } from "../detect/key-value/searches.ts";
import { compileNames } from "../detect/names/names.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds credentials in three ways:
 *
 * - by the name of their field, such as `password`, `api_key`, `card_number` or `ssn`
 * - by such a name in the same string, as in `password=...` and `"token": "..."`
 * - by their standard format: JWTs, bearer and basic credentials, PEM keys, and user info in URLs
 *
 * A policy with `sensitiveFields` or `safeFields` needs this feature.
 *
 * @example
 * ```ts
 * import { credentials, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials()] });
 * ```
 */
export function credentials(): ScrubberFeature {
  return { name: "credentials", detectors: CREDENTIALS, compileNames, pairs: PAIR_SEARCH };
}
