import type { DropReason } from "../policy/report.ts";

/** Thrown for a payload that cannot be searched, so it must not be sent. */
export class UnscrubbableError extends Error {
  readonly reason: DropReason;

  constructor(reason: DropReason) {
    super(reason);
    this.reason = reason;
  }
}

export function dropReasonOf(error: unknown): DropReason {
  return error instanceof UnscrubbableError ? error.reason : "failed";
}
