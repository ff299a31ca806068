import type { DropCounter } from "../items/client.ts";

/** Counts dropped items, and creates a client report about them. */
export interface DropCounts {
  readonly counter: DropCounter;
  /** Returns a list with the client report as an item, or an empty list if no item was dropped. */
  readonly report: () => readonly (readonly [header: { type: string }, payload: object])[];
}

/**
 * Counts dropped items.
 *
 * @see https://develop.sentry.dev/sdk/telemetry/client-reports/
 */
export function countDrops(): DropCounts {
  /** The number of dropped items in each category. All have the same reason. */
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
