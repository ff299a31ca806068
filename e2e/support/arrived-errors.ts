// Reads errors and client reports from the envelopes that arrived.
import type { Envelope } from "../src/ingest/index.ts";

export interface ArrivedError {
  readonly type: string;
  readonly message: string;
  /** How many errors Sentry counts for this event: 1 divided by the event's sample rate. */
  readonly weight: number;
  /** How many errors the event's `volume` context counts, or 1 without this context. */
  readonly count: number;
  // biome-ignore lint/suspicious/noExplicitAny: the event is whatever the SDK sent.
  readonly event: any;
}

export function errorsOf(envelopes: readonly Envelope[]): ArrivedError[] {
  const items = envelopes.flatMap((envelope) => envelope.items);
  return items
    .filter(({ type }) => type === "event")
    .map(({ payload }) => {
      const event = Object(payload);
      const exception = event.exception?.values?.at(-1);
      return {
        type: exception?.type ?? "",
        message: exception?.value ?? event.message ?? event.logentry?.message,
        weight: 1 / (event.contexts?.error_sampling?.client_sample_rate ?? 1),
        count: event.contexts?.volume?.count ?? 1,
        event,
      };
    });
}

/** Returns how many items the client reports count as dropped: `{ "sample_rate:error": 295 }` */
export function lossesOf(envelopes: readonly Envelope[]): Record<string, number> {
  const losses: Record<string, number> = {};
  for (const { type, payload } of envelopes.flatMap(({ items }) => items)) {
    if (type !== "client_report") continue;
    for (const { reason, category, quantity } of Object(payload).discarded_events) {
      const key = `${reason}:${category}`;
      losses[key] = (losses[key] ?? 0) + quantity;
    }
  }
  return losses;
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
