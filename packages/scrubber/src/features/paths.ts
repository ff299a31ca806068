import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { checkPath } from "../policy/path-syntax.ts";
import { ScrubberPolicyError } from "../policy/types.ts";
import { type CompilePaths, compilePaths } from "../walk/paths/index.ts";

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
  return { name: "paths", compilePaths: compileChecked };
}

/** Compiles paths that policyChecks() might not have checked. */
const compileChecked: CompilePaths = (paths, redactor, isRedacted) => {
  const wrong = paths.findIndex((path) => typeof path !== "string" || checkPath(path) !== undefined);
  if (wrong >= 0) throw new ScrubberPolicyError([`paths[${wrong}]: expected a path such as "extra.ref"`]);
  return compilePaths(paths, redactor, isRedacted);
};
