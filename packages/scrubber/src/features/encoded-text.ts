import { DECODED_SEARCH } from "../detect/encodings/search.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Decodes text in strings, so that the other features also find encoded secrets. It handles URL encoding, backslash
 * escapes, base64, unusual characters, and lists of bytes.
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
