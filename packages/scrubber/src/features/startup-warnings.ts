import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { logStartupWarnings } from "../guard/startup-warnings.ts";

/**
 * Logs warnings when a client starts: one for each option that sends unscrubbed data, and one for each hook of the app
 * that has no effect.
 *
 * @example
 * ```ts
 * import { credentials, startupWarnings, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), startupWarnings()] });
 * ```
 */
export function startupWarnings(): ScrubberFeature {
  return { name: "startupWarnings", logStartupWarnings };
}
