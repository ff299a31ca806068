import { field } from "@sentry-policy/internal/guards";
import { isQuantity } from "../counts/counts.ts";
import { countCaptured, countDropped, type Ledger } from "../counts/ledger.ts";
import type { Content } from "../delivery/contents.ts";
import { finishErrors } from "./captured.ts";

/**
 * Reasons that only the transport records. Items with these reasons are not counted here, because they are counted with
 * the results of `send`.
 */
const OF_TRANSPORT: readonly unknown[] = ["network_error", "ratelimit_backoff", "send_error"];

/**
 * Counts items that the SDK or another package dropped before they reached the transport.
 *
 * @param options The options of the client.
 * @param outgoing The items of the envelope that is being sent now, or undefined if there is none.
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
  // The scrubber drops items with the reason `internal_sdk_error` while their envelope is being sent. Such an item is
  // removed from `outgoing`, because otherwise it would be counted a second time with the envelope.
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
  // Both `volume()` and the SDK's `sampleRate` option can drop an error early. Only `sampleRate` can also drop it in
  // the last step of processing. Then the error has passed the event processors, so `prepared` is above 0.
  if (reason === "sample_rate") return prepared === 0 || typeof field(options, "sampleRate") !== "number";
  return reason === "queue_overflow" || reason === "ignored";
}
