import { dsnFromString, dsnToString } from "@sentry/core";
import type { SamplerClient } from "./client.ts";
import { type Clock, NEVER } from "./clock.ts";
import { type Envelope, type Loss, lossOf } from "./envelope.ts";
import { field } from "./failure.ts";

/** What was not kept, told in a report of our own: the client's goes out before what a flush or close decides. */
export interface Losses {
  count(envelope: Envelope): void;
  report(): void;
  /** Reports what has waited long enough, and gives the milliseconds until the rest is due, or infinity. */
  reportIfDue(): number;
}

/** As often as the SDK's own reports. */
export const REPORT_MS = 60_000;

export function createLosses(
  client: SamplerClient,
  send: (envelope: Envelope) => PromiseLike<unknown>,
  now: Clock,
): Losses {
  const quantities = new Map<Loss["category"], number>();
  let due = now() + REPORT_MS;

  function report(): void {
    due = now() + REPORT_MS;
    const discarded_events = [...quantities].map(([category, quantity]) => ({
      reason: "sample_rate",
      category,
      quantity,
    }));
    quantities.clear();
    const options = client.getOptions();
    if (discarded_events.length === 0 || field(options, "sendClientReports") === false) return;
    const dsn = field(options, "tunnel") === undefined ? undefined : dsnFromString(String(field(options, "dsn")));
    const header = dsn === undefined ? {} : { dsn: dsnToString(dsn) };
    void send([header, [[{ type: "client_report" }, { timestamp: Date.now() / 1000, discarded_events }]]]);
  }

  return {
    count(envelope) {
      for (const { category, quantity } of lossOf(envelope)) {
        quantities.set(category, (quantities.get(category) ?? 0) + quantity);
      }
    },
    report,
    reportIfDue() {
      if (now() >= due) report();
      return quantities.size === 0 ? NEVER : due - now();
    },
  };
}
