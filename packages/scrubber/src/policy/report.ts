/**
 * Why a payload was dropped: it is of a `kind` that nobody knows yet and no JSON, `binary` (no text), a replay
 * `recording` that cannot be opened, or its scrubbing `failed`.
 */
export type DropReason = "kind" | "binary" | "recording" | "failed";

/** What was done to one payload: rule names, counts and paths, never a value. */
export interface ScrubReport {
  /** The envelope item's type (`event`, `span`, `log`, ...), or `value` where no item is known. */
  readonly item: string;
  /** How often each rule filtered something, by rule name (`@password`, `@email`, ...). */
  readonly rules: Readonly<Record<string, number>>;
  /** Where, as dotted paths. Keys that are themselves secrets are filtered in them. */
  readonly paths: readonly string[];
  /** Present when the payload could not be scrubbed, so nothing of it was sent: why. */
  readonly dropped?: DropReason;
}
