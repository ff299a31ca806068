import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { RECORDINGS } from "../items/replay.ts";

/**
 * Unpacks, scrubs and packs recordings of Session Replay. Without this feature, recordings are dropped, and the SDK's
 * client report counts them.
 *
 * @example
 * ```ts
 * import { credentials, replay, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), replay()] });
 * ```
 */
export function replay(): ScrubberFeature {
  return { name: "replay", recordings: RECORDINGS };
}
