/**
 * Why a payload was dropped: its type is not known to this version and it is not JSON (`unknown_type`), it is not text
 * (`binary`), it is a replay recording that cannot be opened (`recording`), or scrubbing it threw (`failed`).
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
  /** The envelope item's type (`event`, `span`, `log`, ...), or `value` where no item is known. */
  readonly item: string;
  /** How often each rule redacted something, by rule name (`@password`, `@email`, ...). */
  readonly rules: Readonly<Record<string, number>>;
  /** Where, as dotted paths. Keys that are themselves secrets are redacted in them. */
  readonly paths: readonly string[];
  /** Why nothing of the payload was sent. Absent if it could be scrubbed. */
  readonly dropped?: DropReason;
}
