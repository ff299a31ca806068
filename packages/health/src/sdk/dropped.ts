import { field } from "@sentry-policy/internal/guards";
import { isQuantity } from "../counts/counts.ts";
import { countCaptured, countDropped, type Ledger } from "../counts/ledger.ts";
import type { Content } from "../delivery/contents.ts";
import { finishErrors } from "./captured.ts";

/** Reasons that only a transport records. They are derived from the results of `send`. */
const OF_TRANSPORT: readonly unknown[] = ["network_error", "ratelimit_backoff", "send_error"];

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
  if (OF_TRANSPORT.includes(reason) || !isQuantity(quantity)) return;
  countDropped(ledger, category, reason, quantity);
  // The scrubber drops an item of an envelope that the client has already begun to send.
  const dropped = reason === "internal_sdk_error" ? outgoing?.findIndex((each) => each.category === category) : -1;
  if (dropped !== undefined && dropped >= 0) outgoing?.splice(dropped, 1);
  else if (category === "error") noteDroppedErrors(ledger, options, reason, quantity);
}

function noteDroppedErrors(ledger: Ledger, options: object, reason: string, quantity: number): void {
  if (isEarly(ledger, options, reason) || ledger.processing < quantity)
    countCaptured(ledger, undefined, undefined, quantity);
  else if (reason === "event_processor") ledger.processing -= quantity;
  else finishErrors(ledger, quantity);
}

/** Checks whether errors were dropped before the SDK began to process them. */
function isEarly({ prepared }: Ledger, options: object, reason: string): boolean {
  // A limit on the volume drops errors early. The option `sampleRate` does so too, or does it as the last step.
  if (reason === "sample_rate") return prepared === 0 || typeof field(options, "sampleRate") !== "number";
  return reason === "queue_overflow" || reason === "ignored";
}
