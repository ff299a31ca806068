import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClient } from "../../testing/client.ts";
import { deliveryHealth } from "../delivery-health.ts";
import { decisionLog } from "./decision-log.ts";

const START = Date.parse("2026-01-01T00:00:00.000Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const setMinute = (minute: number): unknown => vi.setSystemTime(START + minute * 60_000);

it("the decision log describes what each part decided and what was delivered, without any value", async () => {
  const { client, reply, send } = createClient();
  const decisions = decisionLog(deliveryHealth(client));
  await send();
  reply(Object.assign(new Error("made-up"), { code: "ECONNREFUSED" }));
  await send();
  decisions.onScrub({ rules: { "@password": 2, "@email": 1 } });
  decisions.onScrub({ rules: { "@password": 1 }, dropped: "binary" });
  decisions.onDecision({ reason: "base_rate" });
  decisions.onDecision({ reason: "base_rate", kept: false });
  decisions.onDecision({ reason: "error", kept: true });
  decisions.onDrop({ reason: "sample_rate", count: 40 });

  expect(decisions.describe()).toMatchInlineSnapshot(`
    "Decisions of the last 10 minutes, until 2026-01-01T00:00:00.000Z
    redactions by rule: @password 3, @email 1
    traces by reason: base_rate 1, base_rate dropped 1, error kept 1
    drops by callback, by reason: sample_rate 40, binary 1
    Delivery since 2026-01-01T00:00:00.000Z
    captured errors: error 2
    accepted: error 1
    dropped: error network_error 1
    in flight: 0
    status: degraded since 2026-01-01T00:00:00.000Z; last accepted: 2026-01-01T00:00:00.000Z
    last failure: unreachable (ECONNREFUSED) at 2026-01-01T00:00:00.000Z
    rate limits: none"
  `);
});

it("the decision log omits decisions older than ten minutes, and states when counting began", async () => {
  const { client, send } = createClient();
  const decisions = decisionLog(deliveryHealth(client));
  await send();
  decisions.onScrub({ rules: { "@email": 1 } });
  for (let minute = 1; minute <= 11; minute += 1) {
    setMinute(minute);
    decisions.onScrub({ rules: { "@password": 1 } });
  }
  const text = decisions.describe();
  expect(text).toContain("redactions by rule: @password 10\n");
  expect(text).toContain("Delivery since 2026-01-01T00:01:00.000Z\ncaptured errors: none\naccepted: none\n");
});

it("the decision log counts a name as `other` if it might be private or if there are too many names", () => {
  const decisions = decisionLog(deliveryHealth(createClient().client));
  decisions.onScrub({ rules: { "made-up secret": 1 } });
  decisions.onDecision({ reason: "GET /users/made-up", kept: true });
  for (let number = 0; number < 10_000; number += 1) decisions.onDrop({ reason: `reason-${number}` });
  const text = decisions.describe();
  expect(text).not.toContain("made-up");
  expect(text.length).toBeLessThan(5000);
  expect(text).toContain("other 9800");
});

it("the decision log prints its description", () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  const decisions = decisionLog(deliveryHealth(createClient().client));
  decisions.print();
  expect(print).toHaveBeenCalledWith(decisions.describe());
});
