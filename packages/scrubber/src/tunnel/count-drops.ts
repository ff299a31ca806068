import type { DropCounter } from "../items/client.ts";

/** Counts dropped items, for a client report. */
export interface DropCounts {
  readonly counter: DropCounter;
  /** Returns an item with the client report, or nothing if no item was dropped. */
  readonly report: () => readonly (readonly [header: { type: string }, payload: object])[];
}

/** @see https://develop.sentry.dev/sdk/telemetry/client-reports/ */
export function countDrops(): DropCounts {
  /** Quantities by category. The reason is the same for all of them. */
  const quantities = new Map<string, number>();
  const reason = "internal_sdk_error";
  return {
    counter: {
      recordDroppedEvent: (_reason, category, count = 1) =>
        void quantities.set(category, (quantities.get(category) ?? 0) + count),
    },
    report() {
      if (quantities.size === 0) return [];
      const discarded = [...quantities].map(([category, quantity]) => ({ reason, category, quantity }));
      return [[{ type: "client_report" }, { timestamp: Date.now() / 1000, discarded_events: discarded }]];
    },
  };
}
