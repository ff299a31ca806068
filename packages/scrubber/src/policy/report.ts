/**
 * Why a payload was dropped: its type is not known to this version and it is not JSON (`unknown_type`), it is not text
 * (`binary`), it is a replay recording that cannot be opened (`recording`), or scrubbing it threw (`failed`).
 */
export type DropReason = "unknown_type" | "binary" | "recording" | "failed";

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
