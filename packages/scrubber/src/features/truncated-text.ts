import { CUT_SEARCHES } from "../detect/cut/search.ts";
import { scrubBreadcrumbs } from "../guard/scrub-breadcrumbs.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

/**
 * Finds incomplete secrets in strings that the SDK has truncated. Also scrubs the messages of breadcrumbs before the SDK
 * truncates them.
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
