import type { DropReason } from "../policy/report.ts";

/** The error that is thrown for a payload that must not be sent, because it cannot be searched. */
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
