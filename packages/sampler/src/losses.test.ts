import { expect, test } from "vitest";
import type { SamplerClient } from "./client.ts";
import type { Envelope } from "./envelope.ts";
import { createLosses } from "./losses.ts";

const DSN = "https://madeup@o1.ingest.example/42";
const SPANS: Envelope = [{}, [[{ type: "span", item_count: 3 }, { items: [] }]]];

function lossesOf(options: object) {
  const sent: Envelope[] = [];
  const clock = { ms: 0 };
  const client: SamplerClient = {
    on: () => () => undefined,
    getOptions: () => options,
    flush: () => Promise.resolve(true),
    close: () => Promise.resolve(true),
    getTransport: () => undefined,
    recordDroppedEvent: () => undefined,
  };
  const send = (envelope: Envelope) => {
    sent.push(envelope);
    return Promise.resolve({});
  };
  return { losses: createLosses(client, send, () => clock.ms), sent, clock };
}

test("drops are told once, in one sum for each category, a minute after the last report", () => {
  const { losses, sent, clock } = lossesOf({ dsn: DSN });
  losses.count(SPANS);
  losses.count(SPANS);
  clock.ms = 59_999;
  expect(losses.reportIfDue()).toBe(1);
  expect(sent).toEqual([]);

  clock.ms = 60_000;
  expect(losses.reportIfDue()).toBe(Number.POSITIVE_INFINITY);
  losses.report();
  expect(sent).toMatchObject([
    [
      {},
      [[{ type: "client_report" }, { discarded_events: [{ reason: "sample_rate", category: "span", quantity: 6 }] }]],
    ],
  ]);
});

test("a report carries the DSN only where a tunnel has to know it", () => {
  for (const [options, header] of [
    [{ dsn: DSN }, {}],
    [{ dsn: DSN, tunnel: "/t" }, { dsn: DSN }],
  ] as const) {
    const { losses, sent } = lossesOf(options);
    losses.count(SPANS);
    losses.report();
    expect(sent[0]?.[0]).toEqual(header);
  }
});

test("an app that wants no client reports gets none, and nothing piles up", () => {
  const { losses, sent } = lossesOf({ dsn: DSN, sendClientReports: false });
  losses.count(SPANS);
  losses.report();
  expect(sent).toEqual([]);
  expect(losses.reportIfDue()).toBe(Number.POSITIVE_INFINITY);
});
