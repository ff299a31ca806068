import { DECODED_SEARCH } from "../detect/encodings/search.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds secrets in texts that are encoded: URL encoding, backslash escapes, base64, unusual characters, lists of bytes.
 * What the other features find is found there too.
 *
 * @example
 * ```ts
 * import { credentials, encodedText, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), encodedText()] });
 * ```
 */
export function encodedText(): ScrubberFeature {
  return { name: "encodedText", decoded: DECODED_SEARCH };
}
