import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import type { CollectorOptions } from "./collector/options.ts";

/**
 * What a policy file exports for the command `sentry-export`, by name or as an object by default.
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
  /** For the targets `relay`, `settings` and `collector`. */
  readonly scrubber?: ScrubberPolicy | undefined;
  /** For the target `collector`. */
  readonly sampler?: SamplerPolicy | undefined;
  /** The options of `toCollector`, for the target `collector`. */
  readonly collector?: CollectorOptions | undefined;
}
