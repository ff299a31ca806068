import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { RECORDINGS } from "../items/replay.ts";

/**
 * Opens, scrubs and packs recordings of Session Replay. Without it, recordings are dropped and counted.
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
