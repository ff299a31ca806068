import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { logStartupWarnings } from "../guard/startup-warnings.ts";

/**
 * Logs a warning at start-up for each option of the client that lets data leave the process unscrubbed, and for each
 * hook that has no effect.
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
