/**
 * Why a payload was dropped:
 *
 * - `unknown_type`: the scrubber does not know the type of the item, and the payload is not JSON.
 * - `binary`: the payload is not text.
 * - `recording`: the payload is a replay recording that the scrubber cannot parse.
 * - `failed`: the scrubber threw an error while it processed the payload.
 */
export type DropReason = "unknown_type" | "binary" | "recording" | "failed";

/**
 * Describes what was redacted in one payload: rule names, counts and paths, but never a redacted value.
 *
 * @example
 * ```ts
 * import { createScrub } from "@sentry-policy/scrubber";
 *
 * const scrub = createScrub({ onScrub: ({ item, rules }) => console.log(item, rules) });
 * scrub({ password: "made-up" }); // logs: value { "@password": 1 }
 * ```
 */
export interface ScrubReport {
  /**
   * The type of the envelope item, such as `event`, `span` or `log`, or `value` for a value that is not an envelope
   * item.
   */
  readonly item: string;
  /** The number of redactions by rule name, such as `@password` or `@email`. */
  readonly rules: Readonly<Record<string, number>>;
  /** Dotted paths of the redacted values. A key that is itself a secret is redacted in the path too. */
  readonly paths: readonly string[];
  /** Why the payload was dropped. Absent if the payload was scrubbed. */
  readonly dropped?: DropReason;
}
