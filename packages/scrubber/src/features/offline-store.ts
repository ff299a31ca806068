import { scrubbingOffline } from "../guard/offline.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Scrubs envelopes that an offline transport stored in an earlier run, before the transport sends them. Without this
 * feature, the scrubber logs a warning if a client has an offline transport.
 *
 * @example
 * ```ts
 * import { credentials, offlineStore, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), offlineStore()] });
 * ```
 */
export function offlineStore(): ScrubberFeature {
  return { name: "offlineStore", replaceOffline: scrubbingOffline };
}
