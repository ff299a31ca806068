import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { RECORDINGS } from "../items/replay.ts";

/**
 * Scrubs the recordings of Session Replay. Compressed recordings are decompressed, scrubbed and compressed again.
 * Without this feature, recordings are dropped and counted in the SDK's client report.
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
