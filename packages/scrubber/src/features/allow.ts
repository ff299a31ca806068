import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { ALLOW_PLACES } from "../policy/allow-parts.ts";
import { compileAllow } from "../walk/allow-list.ts";

/**
 * Redacts all fields that the policy's `allow` option does not list, in the parts of a payload that it names. Without
 * this feature, a policy must not have this option.
 *
 * @example
 * ```ts
 * import { allow, credentials, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), allow()], allow: { extra: ["order"] } });
 * ```
 */
export function allow(): ScrubberFeature {
  return { name: "allow", compileAllow, allowPlaces: ALLOW_PLACES };
}
