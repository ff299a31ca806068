import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { compileDecision, type StartDecision } from "../decide/decision.ts";
import type { LiveSpan, SamplerClient } from "../sdk/client.ts";
import type { Envelope } from "../sdk/envelope.ts";
import { createTailSampler } from "./tail-sampler.ts";

const START: StartDecision = { report: { name: "GET", reason: "base_rate", rate: 0.1 }, key: "GET /", errorRate: 1 };

beforeEach(() => {
  vi.useFakeTimers();
});
const closes: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function liveRoot(traceId: string): LiveSpan {
  const context = { traceId, spanId: "root", traceFlags: 1 };
  return { spanContext: () => context, setAttribute: () => {}, isRecording: () => true };
}

function setUp(sendingMs = 0) {
  const sent: Envelope[] = [];
  const steps: string[] = [];
  const ends: { close?: () => unknown; cleanup?: () => void } = {};
  const options: ReturnType<SamplerClient["getOptions"]> = {};
  const client: SamplerClient = {
    on: (hook, callback) => {
      if (hook === "close") ends.close = callback;
      return () => {};
    },
    registerCleanup: (callback) => {
      ends.cleanup = callback;
    },
    getOptions: () => options,
    emit: () => {},
    captureEvent: () => "",
    sendEnvelope: (envelope: Envelope) => {
      sent.push(envelope);
      return new Promise((resolve) => (sendingMs > 0 ? setTimeout(resolve, sendingMs, {}) : resolve({})));
    },
    flush: (timeout) => {
      steps.push(`flush ${timeout}`);
      return Promise.resolve(true);
    },
    close: () => client.flush(),
    getTransport: () => ({}),
    recordDroppedEvent: (reason, category, count) => void steps.push(`${reason}: ${count} ${category}`),
  };
  const tail = createTailSampler(client, compileDecision({ rate: 0.1 }), {}, () => {});
  if (ends.close) closes.push(ends.close);
  /** Like the SDK, does not wait for the response. */
  const send: (envelope: Envelope) => void = (envelope) => void client.sendEnvelope(envelope as never);
  const trace = (traceId: string, status: string) => {
    tail?.begin(liveRoot(traceId), START);
    const root = { trace_id: traceId, span_id: "root", is_segment: true, status, attributes: {} };
    send([{}, [[{ type: "span" }, { items: [root] }]]]);
  };
  return { client, options, send, sent, steps, trace, tail, ends };
}

const FAILED = "f".repeat(32);
const FINE = "e".repeat(32);

it("holds spans, sends everything else immediately, and sends a failed trace one second after it ended", async () => {
  const { sent, send, trace, steps } = setUp();
  trace(FAILED, "error");
  trace(FINE, "ok");
  send([{}, [[{ type: "session" }, {}]]]);
  expect(sent).toMatchObject([[{}, [[{ type: "session" }, {}]]]]);
  await vi.advanceTimersByTimeAsync(1500);
  expect(sent.flatMap(([, items]) => items)).toMatchObject([
    [{ type: "session" }, {}],
    [{ type: "span" }, { items: [{ trace_id: FAILED, attributes: { "sentry.sample_rate": { value: 1 } } }] }],
  ]);
  expect(steps).toEqual(["sample_rate: 1 span"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("decides traces between two flushes, so that the second flush sends or reports them", async () => {
  const { client, sent, steps, trace } = setUp();
  trace(FAILED, "error");
  trace(FINE, "ok");
  expect(await client.flush(2000)).toBe(true);
  expect(sent).toHaveLength(1);
  expect(steps[0]).toBe("flush 2000");
  expect(steps[1]).toBe("sample_rate: 1 span");
  expect(steps[2]).toMatch(/^flush \d+/);
});

it("holds a trace with a running root span during a flush, and sends it when the client closes", async () => {
  const all = setUp();
  const { client, sent } = all;
  open(all, FAILED);
  await client.flush();
  expect(sent).toEqual([]);
  await client.close();
  expect(sent).toHaveLength(1);
});

/** Starts a root span and does not end it. Sends a failed child span. */
function open({ tail, send }: ReturnType<typeof setUp>, traceId: string) {
  tail?.begin(liveRoot(traceId), START);
  const child = { trace_id: traceId, span_id: "child", is_segment: false, status: "error", attributes: {} };
  send([{}, [[{ type: "span" }, { items: [child] }]]]);
}

it("decides running traces on beforeExit, and holds traces that start afterwards", async () => {
  const all = setUp();
  open(all, FAILED);
  process.emit("beforeExit", 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(all.sent).toHaveLength(1);
  open(all, FINE);
  await all.client.flush();
  expect(all.sent).toHaveLength(1);
});

it("flushes without a timeout until all kept traces are sent", async () => {
  const { client, trace } = setUp(60_000);
  for (let count = 0; count < 50; count += 1) trace(count.toString(16).padStart(32, "f"), "error");
  for (const limit of [undefined, 0]) {
    const ended = vi.fn();
    trace(FAILED, "error");
    client.flush(limit).then(ended);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(62_000);
    expect(ended.mock.calls).toEqual([[true]]);
  }
});

it("resolves flush to false if the timeout passes before all kept traces are sent", async () => {
  const { client, trace } = setUp(60_000);
  trace(FAILED, "error");
  const flushed = client.flush(2000);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await flushed).toBe(false);
});

it.each(["close", "cleanup"] as const)("removes its process listeners on the client's %s", (end) => {
  const before = process.listenerCount("SIGTERM");
  const { ends } = setUp();
  expect(process.listenerCount("SIGTERM")).toBe(before + 1);
  ends[end]?.();
  expect(process.listenerCount("SIGTERM")).toBe(before);
});

it("sends a failed trace synchronously on pagehide", () => {
  const listeners = new Map<string, () => void>();
  vi.stubGlobal("document", {});
  vi.stubGlobal("addEventListener", (name: string, listener: () => void) => listeners.set(name, listener));
  const { sent, trace } = setUp();
  trace(FAILED, "error");
  listeners.get("pagehide")?.();
  expect(sent).toHaveLength(1);
});

it("applies the base rate to an unknown trace", () => {
  const { sent, send, steps } = setUp();
  const envelope = (rand: string): Envelope => [
    { trace: { trace_id: FINE, sample_rate: "0.5", sample_rand: rand } },
    [[{ type: "span" }, { items: [{ trace_id: FINE }] }]],
  ];
  send(envelope("0.4"));
  send(envelope("0.6"));
  expect(sent).toHaveLength(1);
  expect(steps).toEqual(["sample_rate: 1 span"]);
});

it("resolves sendEnvelope to an empty response for a held envelope", async () => {
  const { client, tail } = setUp();
  tail?.begin(liveRoot(FINE), START);
  const envelope: Envelope = [{}, [[{ type: "span" }, { items: [{ trace_id: FINE }] }]]];
  await expect(client.sendEnvelope(envelope as never)).resolves.toEqual({});
});

it("holds no traces of a disabled client, and does not send held traces after the client is disabled", async () => {
  const { options, sent, trace, client } = setUp();
  trace(FAILED, "error");
  options.enabled = false;
  trace(FINE, "error");
  expect(sent).toMatchObject([[{}, [[{ type: "span" }, { items: [{ trace_id: FINE }] }]]]]);
  await client.flush();
  expect(sent).toHaveLength(1);
});

it("sends an envelope that it cannot read, and logs a warning once", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { sent, send } = setUp();
  const broken: Envelope = [{}, []];
  Object.defineProperty(broken, 1, {
    get: () => {
      throw new Error("made up");
    },
  });
  for (let time = 0; time < 2; time += 1) send(broken);
  expect(sent).toEqual([broken, broken]);
  expect(warn).toHaveBeenCalledOnce();
});

it("holds an envelope after other wrappers of `sendEnvelope`, such as the guard, have changed it", async () => {
  const { client, sent, trace } = setUp();
  const inner: (envelope: Envelope) => PromiseLike<unknown> = client.sendEnvelope as never;
  client.sendEnvelope = (envelope: Envelope) => {
    const [header, items] = structuredClone(envelope);
    envelope[0] = header;
    // Replaces the items with a getter, as the scrubber's integration (the guard) does.
    Object.defineProperty(envelope, 1, { get: () => items, configurable: true });
    for (const [, payload] of items) Object.assign(payload, { isClean: true });
    return inner(envelope);
  };
  trace(FAILED, "error");
  await vi.advanceTimersByTimeAsync(1500);
  expect(sent).toMatchObject([[{}, [[{ type: "span" }, { isClean: true, items: [{ trace_id: FAILED }] }]]]]);
});
