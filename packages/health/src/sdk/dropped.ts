import { field } from "@sentry-policy/internal/guards";
import { countCaptured, countDropped, type Ledger } from "../counts/ledger.ts";
import type { Content } from "../delivery/contents.ts";

/** Reasons that only a transport records. They are derived from the results of `send`. */
const OF_TRANSPORT: readonly unknown[] = ["network_error", "ratelimit_backoff", "send_error"];
/** Reasons for which an error is dropped before the SDK begins to process it. */
const BEFORE_PROCESSING: readonly unknown[] = ["queue_overflow", "ignored"];

/**
 * Counts what the SDK or another package has dropped before it reached the transport.
 *
 * @param options The options of the client.
 * @param outgoing The items of the envelope that is being sent right now, if there is one.
 */
export function noteDropped(
  ledger: Ledger,
  options: object,
  outgoing: Content[] | undefined,
  reason: string,
  category: string,
  quantity: number,
): void {
  if (OF_TRANSPORT.includes(reason)) return;
  countDropped(ledger, category, reason, quantity);
  // The scrubber drops an item of an envelope that the client has already begun to send.
  const dropped = reason === "internal_sdk_error" ? outgoing?.findIndex((each) => each.category === category) : -1;
  if (dropped !== undefined && dropped >= 0) outgoing?.splice(dropped, 1);
  else if (category === "error") noteDroppedErrors(ledger, options, reason, quantity);
}

function noteDroppedErrors(ledger: Ledger, options: object, reason: string, quantity: number): void {
  // The option `sampleRate` drops errors that were processed; a limit on errors drops them before that.
  const isSampled = reason === "sample_rate" && typeof field(options, "sampleRate") === "number";
  const isEarly = BEFORE_PROCESSING.includes(reason) || (reason === "sample_rate" && !isSampled);
  if (isEarly || ledger.processing < quantity) countCaptured(ledger, undefined, undefined, quantity);
  else ledger.processing -= quantity;
}
