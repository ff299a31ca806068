import { isRecord } from "@sentry-policy/internal/guards";
import { compileSafeValues } from "../detect/safe-values.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { isDomain, isSafeText } from "../policy/safe-values.ts";

/**
 * Prevents the redaction of the values in the policy's `safeValues` option. Without this feature, a policy must not
 * have this option.
 *
 * @example
 * ```ts
 * import { personalData, safeValues, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [personalData(), safeValues()], safeValues: ["10.0.0.0/8"] });
 * ```
 */
export function safeValues(): ScrubberFeature {
  return { name: "safeValues", compileSafeValues, isSafeValue };
}

function isSafeValue(value: unknown): boolean {
  return isRecord(value) ? isDomain(value["domain"]) : isSafeText(value);
}
