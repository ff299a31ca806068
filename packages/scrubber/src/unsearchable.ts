/**
 * Why a payload was dropped: it is of a `kind` that nobody knows yet and no JSON, `binary` (no text), a replay
 * `recording` that cannot be opened, or its scrubbing `failed`.
 */
export type DropReason = "kind" | "binary" | "recording" | "failed";

/** What cannot be looked into, and so cannot be sent. */
export class Unsearchable extends Error {
  readonly reason: DropReason;

  constructor(reason: DropReason) {
    super(reason);
    this.reason = reason;
  }
}

export function dropReasonOf(error: unknown): DropReason {
  return error instanceof Unsearchable ? error.reason : "failed";
}
