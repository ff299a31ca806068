import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { compileSql } from "../walk/sql-values.ts";

/**
 * Replaces the values in database queries with `?` if a policy has `sql: "parameterize"`. Without this feature, a
 * policy must not have this setting.
 *
 * @example
 * ```ts
 * import { credentials, scrubber, sql } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), sql()], sql: "parameterize" });
 * ```
 */
export function sql(): ScrubberFeature {
  return { name: "sql", compileSql };
}
