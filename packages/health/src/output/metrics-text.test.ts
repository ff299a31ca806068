import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClient } from "../../testing/client.ts";
import { deliveryHealth } from "../delivery-health.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-01-01T00:00:00.000Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The `Accept` header that Prometheus 2.42 sends. */
const PROMETHEUS =
  "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
const TRACE_ID = "0123456789abcdef0123456789abcdef";

async function exampleHealth() {
  const { client, reply, send } = createClient();
  const health = deliveryHealth(client);
  client.captureEvent({ level: "fatal", contexts: { trace: { trace_id: TRACE_ID, span_id: TRACE_ID.slice(16) } } });
  await client.flush(1000);
  reply({ statusCode: 500 });
  await send();
  reply({ statusCode: 200, headers: { "x-sentry-rate-limits": "60:replay;error:project", "retry-after": null } });
  await send();
  await send();
  return health;
}

it("the metrics use Prometheus' text format without an Accept header", async () => {
  const health = await exampleHealth();
  expect(health.metrics()).toMatchInlineSnapshot(`
    "# HELP sentry_errors_captured_total Errors captured by the SDK, before any filter.
    # TYPE sentry_errors_captured_total counter
    sentry_errors_captured_total{level="error",handled="true"} 3
    sentry_errors_captured_total{level="error",handled="false"} 0
    sentry_errors_captured_total{level="fatal",handled="true"} 1
    # HELP sentry_items_accepted_total Items that Sentry accepted.
    # TYPE sentry_items_accepted_total counter
    sentry_items_accepted_total{category="error"} 2
    # HELP sentry_items_dropped_total Items that were not delivered.
    # TYPE sentry_items_dropped_total counter
    sentry_items_dropped_total{category="error",reason="http_4xx"} 0
    sentry_items_dropped_total{category="error",reason="http_5xx"} 1
    sentry_items_dropped_total{category="error",reason="network_error"} 0
    sentry_items_dropped_total{category="error",reason="queue_overflow"} 0
    sentry_items_dropped_total{category="error",reason="rate_limited"} 0
    sentry_items_dropped_total{category="error",reason="ratelimit_backoff"} 1
    sentry_items_dropped_total{category="error",reason="send_error"} 0
    # HELP sentry_items_in_flight Items that the SDK is processing or sending.
    # TYPE sentry_items_in_flight gauge
    sentry_items_in_flight 0
    # HELP sentry_last_accepted_timestamp_seconds Unix time at which Sentry last accepted an envelope, or 0.
    # TYPE sentry_last_accepted_timestamp_seconds gauge
    sentry_last_accepted_timestamp_seconds 1767225600
    # HELP sentry_delivery_up 0 if delivery is failing, else 1.
    # TYPE sentry_delivery_up gauge
    sentry_delivery_up 1
    # HELP sentry_rate_limited_until_timestamp_seconds Unix time until which the server accepts no data of a category.
    # TYPE sentry_rate_limited_until_timestamp_seconds gauge
    sentry_rate_limited_until_timestamp_seconds{category="replay"} 1767225660
    sentry_rate_limited_until_timestamp_seconds{category="error"} 1767225660
    "
  `);
  expect(health.contentType).toBe("text/plain; version=0.0.4; charset=utf-8");
  for (const accept of [undefined, null, "", "*/*", "text/plain;version=0.0.4;q=0.5"]) {
    expect(health.metrics(accept)).toBe(health.metrics());
    expect(health.contentTypeFor(accept)).toBe(health.contentType);
  }
});

it("the metrics use OpenMetrics with exemplars if the Accept header names it", async () => {
  const health = await exampleHealth();
  expect(health.contentTypeFor(PROMETHEUS)).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
  const lines = health.metrics(PROMETHEUS).split("\n");
  expect(lines).toContain("# TYPE sentry_errors_captured counter");
  expect(lines).toContain(
    `sentry_errors_captured_total{level="fatal",handled="true"} 1 # {trace_id="${TRACE_ID}"} 1 1767225600`,
  );
  expect(lines.slice(-2)).toEqual(["# EOF", ""]);
});

it("the metrics contain error counters even while they are 0, so that an alert sees the first increase", () => {
  const text = deliveryHealth(createClient().client).metrics();
  expect(text).toContain('sentry_errors_captured_total{level="error",handled="false"} 0');
  expect(text).toContain('sentry_items_dropped_total{category="error",reason="network_error"} 0');
  expect(text).toContain("sentry_last_accepted_timestamp_seconds 0\n");
});

it("the metrics have fewer than 320 series and no unknown word, whatever the categories and reasons", async () => {
  const { client, reply, send } = createClient();
  const health = deliveryHealth(client);
  const known = ["error", "span", "transaction", "session", "attachment", "replay", "profile", "monitor", "log_item"];
  for (let number = 0; number < 10_000; number += 1) {
    const word = `made-up-${number}`;
    for (const [reason, category] of [
      [word, word],
      [word, known[number % known.length]],
      ["before_send", word],
      [["sample_rate", "ignored", "invalid", "callback_error"][number % 4], known[number % 9]],
    ])
      Reflect.apply(client.recordDroppedEvent, client, [reason, category]);
    Reflect.apply(client.captureEvent, client, [{ message: "made-up", level: word }]);
    if (number % 10 === 9) await client.flush(1000);
    Reflect.apply(client.getTransport()?.send ?? (() => {}), client.getTransport(), [[{}, [[{ type: word }, {}]]]]);
  }
  reply({ statusCode: 200, headers: { "x-sentry-rate-limits": "60:made-up-1;made-up-2", "retry-after": null } });
  await send();
  const text = health.metrics(PROMETHEUS);
  const series = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(series.length).toBeLessThanOrEqual(320);
  expect(new Set(series.map((line) => line.split(" ")[0])).size).toBe(series.length);
  expect(text + JSON.stringify(health.report())).not.toContain("made-up");
  expect(text).toContain('sentry_items_dropped_total{category="other",reason="other"}');
});
