import { CUT_SEARCHES } from "../detect/cut/search.ts";
import { scrubBreadcrumbs } from "../guard/scrub-breadcrumbs.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds parts of secrets where the SDK cut a text, and scrubs breadcrumbs before the SDK cuts their messages.
 *
 * @example
 * ```ts
 * import { credentials, truncatedText, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), truncatedText()] });
 * ```
 */
export function truncatedText(): ScrubberFeature {
  return { name: "truncatedText", cuts: CUT_SEARCHES, scrubBreadcrumbs };
}
