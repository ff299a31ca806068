import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { checkPath } from "../policy/path-syntax.ts";
import { compilePaths } from "../walk/paths/index.ts";

/**
 * Redacts the values at the policy's `paths`.
 *
 * @example
 * ```ts
 * import { credentials, paths, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), paths()], paths: ["extra.ref"] });
 * ```
 */
export function paths(): ScrubberFeature {
  return { name: "paths", checkPath, compilePaths };
}
