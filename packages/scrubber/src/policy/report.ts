/**
 * Why a payload was dropped:
 *
 * - `unknown_type`: the scrubber does not know its type, and it is not JSON.
 * - `binary`: it is not text.
 * - `recording`: it is a replay recording that cannot be read.
 * - `failed`: an error was thrown while it was scrubbed.
 */
export type DropReason = "unknown_type" | "binary" | "recording" | "failed";

/**
 * What was redacted in one payload: rule names, counts and paths, never a value.
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
  /** Type of the envelope item (`event`, `span`, `log`, ...), or `value` for any other value. */
  readonly item: string;
  /** How often each rule redacted something, by rule name (`@password`, `@email`, ...). */
  readonly rules: Readonly<Record<string, number>>;
  /** Dotted paths of the redacted values. A key that is itself a secret is redacted in the path as well. */
  readonly paths: readonly string[];
  /** Why the payload was dropped. Absent if it was scrubbed. */
  readonly dropped?: DropReason;
}
