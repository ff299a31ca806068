import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import type { CollectorOptions } from "./collector/options.ts";

/**
 * What a policy file exports for the command `sentry-export`: either named exports, or one object as its default
 * export.
 *
 * @example
 * ```ts
 * import type { PolicyFile } from "@sentry-policy/export";
 *
 * export default {
 *   scrubber: { sensitiveFields: ["national_ref"] },
 *   sampler: { rate: 0.1 },
 *   collector: { collectors: 2 },
 * } satisfies PolicyFile;
 * ```
 */
export interface PolicyFile {
  /** The scrubber's policy, for the targets `relay`, `settings` and `collector`. */
  readonly scrubber?: ScrubberPolicy | undefined;
  /** The sampler's policy, for the target `collector`. */
  readonly sampler?: SamplerPolicy | undefined;
  /** The options of `toCollector`, for the target `collector`. */
  readonly collector?: CollectorOptions | undefined;
}
