import type { DropReason } from "../policy/report.ts";

/** What cannot be looked into, and so cannot be sent. */
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
