import { randomUUID } from "node:crypto";

/** The configuration values that Sentry shows next to the test data. */
export interface Origin {
  readonly environment: unknown;
  readonly release: unknown;
  readonly dist: unknown;
}

/** An envelope with one item, in its wire format (develop.sentry.dev/sdk/data-model/envelopes). */
export interface TestData {
  readonly what: "event" | "trace";
  /** The category that Sentry's rate limits use for this data. */
  readonly category: "error" | "transaction";
  readonly id: string;
  readonly envelope: string;
}

/** Returns an event and a trace. Sentry links them, because they have the same trace ID. */
export function testData(
  origin: Origin,
  sdk: { readonly name: string; readonly version: string },
): readonly TestData[] {
  const now = Date.now() / 1000;
  const trace = { trace_id: hex(32), span_id: hex(16), op: "test", status: "ok", origin: "manual" };
  const common = { timestamp: now, platform: "node", ...origin, sdk, contexts: { trace } };
  const event = { ...common, level: "info", message: "Test event of sentry-config verify" };
  const transaction = {
    ...common,
    type: "transaction",
    transaction: "sentry-config verify",
    transaction_info: { source: "custom" },
    start_timestamp: now - 0.001,
    spans: [],
  };
  return [
    { what: "event", category: "error", ...enveloped("event", event) },
    { what: "trace", category: "transaction", ...enveloped("transaction", transaction) },
  ];
}

function enveloped(type: string, payload: object): Pick<TestData, "id" | "envelope"> {
  const id = hex(32);
  const header = { event_id: id, sent_at: new Date().toISOString() };
  const lines = [header, { type, content_type: "application/json" }, { event_id: id, ...payload }];
  return { id, envelope: `${lines.map((line) => JSON.stringify(line)).join("\n")}\n` };
}

function hex(digits: 16 | 32): string {
  return randomUUID().replaceAll("-", "").slice(0, digits);
}
