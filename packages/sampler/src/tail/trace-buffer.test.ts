import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { compileDecision, type StartDecision } from "../decide/decision.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import type { LiveSpan } from "../sdk/client.ts";
import { type Envelope, spansOf, spansOfTransaction } from "../sdk/envelope.ts";
import type { RootSpan } from "../sdk/root-span.ts";
import { type SizedEnvelope, sizedCopyOf } from "./sized-envelope.ts";
import type { Trace } from "./trace.ts";
import { createTraceBuffer, type TraceBufferSettings, type TraceSink } from "./trace-buffer.ts";

const AMPLE: TraceBufferSettings = {
  traces: 1000,
  bytes: 1e9,
  ms: 30_000,
  flushesTraces: true,
  waitsForErrors: true,
  isOff: () => false,
};
const START: StartDecision = { report: { name: "GET", reason: "base_rate", rate: 0.1 }, key: "GET /", errorRate: 1 };

function span(
  traceId: string,
  { rand = 0.5, status = "ok", segment = true, padding = "", id = "root" } = {},
): Envelope {
  const header = { trace: { trace_id: traceId, sample_rand: String(rand), sample_rate: "0.1" } };
  const times = { start_timestamp: 1, end_timestamp: 2 };
  const item = { trace_id: traceId, span_id: `${traceId} ${id}`, is_segment: segment, status, padding, ...times };
  return [header, [[{ type: "span", item_count: 1 }, { items: [item] }]]];
}

/** Creates a live span of SDK v11. */
function live({ failed = false, name = "live", attributes = {} } = {}): LiveSpan {
  const json = { name, status: failed ? "error" : "ok", attributes };
  const context = { traceId: "a", spanId: "a live", traceFlags: 1 };
  return Object.assign(
    { spanContext: () => context, setAttribute() {}, isRecording: () => false },
    { getSpanJSON: () => json },
  );
}

/** Resolves after the microtasks that are queued now. */
const afterSyncCode = () => Promise.resolve();

function setUp(settings: Partial<TraceBufferSettings> = {}, policy: SamplerPolicy = {}) {
  let time = 0;
  const outlet = {
    keep: vi.fn<(sized: SizedEnvelope) => void>(),
    drop: vi.fn<(envelope: Envelope) => void>(),
    emit: vi.fn<(spans: readonly LiveSpan[], trace: Trace) => void>(),
    dropSpans: vi.fn<(count: number) => void>(),
    tell: vi.fn<() => void>(),
  };
  const decision = compileDecision({ rate: 0.1, ...policy }, () => time);
  const sink: TraceSink = {
    ...outlet,
    keep(envelopes) {
      for (const sized of envelopes) outlet.keep(sized);
    },
  };
  const hold = createTraceBuffer(decision, { ...AMPLE, ...settings }, sink, () => time);
  return {
    hold,
    outlet,
    open: (traceId: string, start = START, id = "root", more: Partial<RootSpan> = {}) =>
      hold.open(
        { traceId, spanId: `${traceId} ${id}`, sampleRand: undefined, isAlone: false, outer: undefined, ...more },
        start,
      ),
    /** Ends a span whose envelope has not arrived yet. */
    end(traceId: string, id: string, failed = false) {
      const trace = hold.find(traceId);
      if (trace) hold.end(trace, `${traceId} ${id}`, live({ failed }));
    },
    take: (envelope: Envelope) => hold.take(envelope, spansOf(envelope)),
    /** Advances the clock and returns whether any trace is still held. */
    wait(ms: number) {
      time += ms;
      return hold.decideDue();
    },
  };
}

it("keeps a trace that fails after seven seconds, including a child span that arrived before the failure", () => {
  const { open, outlet, take, wait } = setUp();
  open("a");
  wait(5000);
  take(span("a", { segment: false }));
  wait(2000);
  take(span("a", { status: "error" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.keep.mock.lastCall?.[0].envelope[0]).toMatchObject({ trace: { sample_rate: "1" } });
});

it("applies the decision to late spans, and holds the trace again when a new root span starts", () => {
  const { open, outlet, take, wait } = setUp();
  open("a");
  take(span("a"));
  wait(1000);
  take(span("a", { segment: false, status: "error" }));
  expect(outlet.drop).toHaveBeenCalledTimes(2);
  const again = open("a", { ...START, report: { ...START.report, reason: "inherited", rate: 1 } });
  expect(again.start.report.rate).toBe(0.1);
  take(span("a", { status: "error" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledOnce();
});

it("never exceeds its limits, and keeps or drops each envelope exactly once", () => {
  const event = fc.record({ id: fc.integer({ min: 0, max: 30 }), padding: fc.integer({ min: 0, max: 3000 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const { hold, open, outlet, take } = setUp({ traces: 10, bytes: 5000 });
      const ids = Array.from({ length: 31 }, (_, id) => String(id));
      // The buffer copies envelopes, so each held envelope is identified by the number in its header.
      const held = new Map<unknown, Envelope>();
      const release = ([header]: Envelope) => expect(held.delete(header.trace?.["number"])).toBe(true);
      outlet.keep.mockImplementation(({ envelope }) => release(envelope));
      outlet.drop.mockImplementation(release);
      for (const [number, { id, padding }] of events.entries()) {
        const [{ trace }, items] = span(String(id), { padding: "x".repeat(padding) });
        const envelope: Envelope = [{ trace: { ...trace, number: String(number) } }, items];
        held.set(String(number), envelope);
        open(String(id));
        take(envelope);
        expect(ids.filter((one) => hold.find(one) !== undefined).length).toBeLessThanOrEqual(10);
        const bytes = [...held.values()].map((one) => sizedCopyOf(one, 5000).bytes);
        expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5000);
      }
      hold.releaseAll(true);
      expect(held.size).toBe(0);
      expect(outlet.keep.mock.calls.length + outlet.drop.mock.calls.length).toBe(events.length);
    }),
  );
});

it("uses the random number that all services share, even if the spans arrive after the decision", () => {
  for (const [rand, id] of [
    [0.05, "f".repeat(32)],
    [0.5, "0".repeat(32)],
  ] as const) {
    const { open, outlet, take, wait } = setUp();
    open(id);
    wait(30_000);
    take(span(id, { rand }));
    expect(outlet.keep).toHaveBeenCalledTimes(rand < 0.1 ? 1 : 0);
    expect(outlet.drop).toHaveBeenCalledTimes(rand < 0.1 ? 0 : 1);
  }
});

it("keeps a failed root that arrives after the time limit, with its own sample rate", () => {
  const { open, outlet, take, wait } = setUp();
  open("a");
  take(span("a", { segment: false }));
  wait(30_000);
  expect(outlet.drop).toHaveBeenCalledOnce();
  take(span("a", { status: "error" }));
  take(span("a", { segment: false }));
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.keep.mock.calls[0]?.[0].envelope[0]).toMatchObject({ trace: { sample_rate: "1" } });
});

it("waits for all running root spans of a trace, and then one more second for late children", () => {
  const { open, outlet, take, wait } = setUp();
  expect(wait(0)).toBe(false);
  open("a");
  open("a", START, "nested");
  take(span("a", { id: "a late child, in a transaction of its own" }));
  take(span("a", { id: "nested" }));
  wait(20_000);
  expect(outlet.drop).not.toHaveBeenCalled();
  take(span("a"));
  expect(wait(999)).toBe(true);
  expect(wait(1)).toBe(false);
  expect(outlet.drop).toHaveBeenCalledTimes(3);
});

it("waits for a missing root span until the time limit, but not again when the trace continues", () => {
  const { open, take, wait } = setUp();
  open("a", START, "dropped by the app");
  expect(wait(29_999)).toBe(true);
  expect(wait(1)).toBe(false);
  open("a");
  take(span("a"));
  expect(wait(1000)).toBe(false);
});

it("keeps a successful trace whose random number is below the base rate", () => {
  const { open, outlet, take, wait } = setUp();
  open("a");
  take(span("a", { rand: 0.05 }));
  wait(30_000);
  expect(outlet.keep).toHaveBeenCalledOnce();
});

const withRate = (rate: number): StartDecision => ({ ...START, report: { ...START.report, reason: "rule", rate } });

it("applies each root span's rule in a trace that began here, and the highest rate to concurrent root spans", () => {
  const { open, outlet, take, wait } = setUp();
  open("a", withRate(0));
  take(span("a"));
  wait(1000);
  expect(outlet.drop).toHaveBeenCalledOnce();
  open("a", withRate(0), "second");
  open("a", withRate(1), "third");
  open("a", withRate(0.2), "fourth");
  for (const id of ["second", "third", "fourth"]) take(span("a", { id }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledTimes(3);
});

it("waits for the envelope of an ended root span only as long as SDKs buffer spans, because the SDK may have dropped it", () => {
  const { end, open, take, wait, outlet } = setUp();
  open("a");
  open("a", START, "dropped");
  take(span("a", { status: "error" }));
  wait(5000);
  end("a", "dropped");
  expect(wait(5000)).toBe(true);
  expect(wait(1500)).toBe(false);
  expect(outlet.keep).toHaveBeenCalledOnce();
});

it("on flush, decides an ended trace even if its root span has not arrived, but decides no running trace", () => {
  const { end, hold, open, take, outlet } = setUp();
  for (const id of ["ended", "running"]) {
    open(id, withRate(1));
    take(span(id, { segment: false, id: "child" }));
  }
  end("ended", "root");
  hold.releaseAll(false);
  expect(outlet.keep).toHaveBeenCalledOnce();
});

it("keeps a trace that exceeds the time limit if it is slow by its duration so far or its final duration", () => {
  const { open, take, wait, outlet } = setUp({ ms: 1000 }, { slow: { thresholdMs: 500 } });
  open("a");
  take(span("a", { segment: false, id: "child" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledOnce();
  const { outlet: late, ...other } = setUp({ ms: 100 }, { slow: { thresholdMs: 500 } });
  other.open("b");
  other.wait(100);
  other.take(span("b"));
  expect(late.keep).toHaveBeenCalledOnce();
  expect(late.tell.mock.calls).toMatchObject([[{ reason: "base_rate" }], [{ reason: "slow", rate: 1 }]]);
});

it("keeps a failed child that arrives after the decision while its root is running, and later keeps the root", () => {
  const { open, take, wait, outlet } = setUp({ ms: 1000 });
  open("a");
  wait(1000);
  take(span("a", { segment: false, status: "error", id: "child" }));
  take(span("a"));
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.tell).toHaveBeenCalledTimes(2);
});

it("detects a child's failure when the child ends, because its envelope might arrive after the decision", () => {
  const { end, hold, open, take, wait, outlet } = setUp();
  open("a");
  end("a", "early", true);
  expect(hold.find("a")?.failed).toBe(false);
  end("a", "root");
  take(span("a"));
  end("a", "late", true);
  wait(1000);
  take(span("a", { segment: false, status: "error", id: "late" }));
  expect(outlet.keep).toHaveBeenCalledTimes(2);
});

it("decides a trace at once if it is too large to hold, and continues to hold the other traces", () => {
  const { hold, open, take, wait, outlet } = setUp({ bytes: 5000 });
  const padding = "x".repeat(6000);
  for (const id of ["ended", "failed", "fine"]) open(id);
  take(span("ended"));
  take(span("failed", { padding, status: "error" }));
  take(span("fine", { padding }));
  expect(outlet.keep).toHaveBeenCalledOnce();
  expect(outlet.keep.mock.calls[0]?.[0].envelope[0]).toMatchObject({ trace: { trace_id: "failed", sample_rate: "1" } });
  expect(outlet.drop.mock.calls).toMatchObject([[[{ trace: { trace_id: "fine" } }, expect.anything()]]]);
  expect(hold.find("ended")?.held).toHaveLength(1);
  expect(wait(1000)).toBe(false);
  expect(outlet.drop).toHaveBeenCalledTimes(2);
});

it("remembers decided traces up to the limit that also applies to undecided traces", () => {
  const { hold, open } = setUp({ traces: 3 });
  for (const id of ["1", "2", "3", "4", "5", "6"]) open(id);
  expect(["1", "2", "3", "4", "5", "6"].every((id) => hold.find(id) !== undefined)).toBe(true);
});

it("makes room by deciding ended traces before running ones", () => {
  const { end, open, take, wait, outlet } = setUp({ traces: 3 });
  open("long");
  for (const id of ["1", "2", "3", "4", "5", "6"]) {
    open(id);
    end(id, "root");
  }
  take(span("long", { status: "error", segment: false, id: "child" }));
  take(span("long"));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.tell).toHaveBeenLastCalledWith({ ...START.report, reason: "error", rate: 1, kept: true });
});

it("decides a trace when its last span ends, before the SDK processes its spans", async () => {
  const ENDS = [
    { rand: 0.5, failed: false, failsLate: false, emitted: 0, dropped: 2 },
    { rand: 0.5, failed: true, failsLate: false, emitted: 2, dropped: 0 },
    { rand: 0.5, failed: false, failsLate: true, emitted: 2, dropped: 0 },
    { rand: 0.05, failed: false, failsLate: false, emitted: 2, dropped: 0 },
  ];
  for (const { rand, failed, failsLate, emitted, dropped } of ENDS) {
    const { end, open, outlet, hold } = setUp();
    const trace = open("a", START, "root", { sampleRand: rand });
    trace.running += 1;
    end("a", "child");
    expect(hold.takeSpan(trace, live({ failed }), false)).toBe(true);
    expect(outlet.tell).not.toHaveBeenCalled();
    end("a", "root");
    expect(hold.takeSpan(trace, live(), true)).toBe(true);
    // Simulates an error that the app captures right after the root span has ended.
    if (failsLate) trace.failed = true;
    await afterSyncCode();
    expect(outlet.tell).toHaveBeenCalledOnce();
    expect(outlet.emit.mock.calls.flatMap(([spans]) => spans)).toHaveLength(emitted);
    expect(outlet.dropSpans.mock.calls.reduce((sum, [count]) => sum + count, 0)).toBe(dropped);
    expect(hold.decideDue()).toBe(false);
  }
});

it("remembers a decision while the SDK still buffers the spans, even if other decided traces are forgotten", async () => {
  const { end, open, outlet, hold, take, wait } = setUp({ flushesTraces: false, traces: 3 });
  const fine = open("fine", START, "root", { sampleRand: 0.5 });
  end("fine", "root");
  hold.takeSpan(fine, live(), true);
  await afterSyncCode();
  expect(outlet.dropSpans).toHaveBeenCalledWith(1);
  const lucky = open("lucky", START, "root", { sampleRand: 0.05 });
  end("lucky", "root");
  hold.takeSpan(lucky, live(), true);
  await afterSyncCode();
  expect(outlet.emit).toHaveBeenCalledOnce();
  expect(outlet.tell.mock.calls).toMatchObject([[{ kept: false }], [{ reason: "base_rate", kept: true }]]);
  wait(5000);
  take(span("lucky", { rand: 0.05 }));
  lucky.failed = true;
  wait(1000);
  expect(outlet.keep.mock.calls).toMatchObject([[{ envelope: [{ trace: { sample_rate: "0.1" } }, {}] }]]);
  expect(outlet.tell).toHaveBeenCalledTimes(2);
});

it("passes the spans to the SDK when a root span ends while a child is running, and waits for the child", () => {
  const { end, open, outlet, hold, take, wait } = setUp();
  const trace = open("a", START, "root", { sampleRand: 0.5 });
  trace.running += 1;
  end("a", "root");
  expect(hold.takeSpan(trace, live(), true)).toBe(true);
  expect(outlet.emit).toHaveBeenCalledOnce();
  take(span("a"));
  wait(900);
  end("a", "child", true);
  take(span("a", { segment: false, status: "error", id: "child" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledTimes(2);
});

it("drops a transaction whose trace is not kept, but not if a span failed or a child is running", () => {
  const CASES = [
    { status: "ok", rand: 0.5, running: 0, dropped: true },
    { status: "ok", rand: 0.05, running: 0, dropped: false },
    { status: "internal_error", rand: 0.5, running: 0, dropped: false },
    { status: "ok", rand: 0.5, running: 1, dropped: false },
  ];
  for (const { status, rand, running, dropped } of CASES) {
    const { end, open, hold } = setUp();
    const trace = open("a", START, "root", { sampleRand: rand });
    trace.running += running;
    end("a", "root");
    const child = { trace_id: "a", span_id: "a child", status };
    const root = { trace_id: "a", span_id: "a root", status: "ok" };
    expect(hold.dropsTransaction(trace, spansOfTransaction({ contexts: { trace: root }, spans: [child] }))).toBe(
      dropped,
    );
  }
});

it("decides root spans separately if the trace of the process is all that they share", async () => {
  const { end, open, outlet, hold } = setUp();
  const ALONE = [
    { id: "fine", rand: 0.5, failed: false },
    { id: "failed", rand: 0.5, failed: true },
    { id: "lucky", rand: 0.05, failed: false },
  ];
  const traces = ALONE.map(({ id, rand }) => open("a", START, id, { sampleRand: rand, isAlone: true }));
  expect(new Set(traces).size).toBe(3);
  for (const [place, { id, failed }] of ALONE.entries()) {
    const trace = traces[place];
    if (trace === undefined) throw new RangeError();
    expect(hold.find("a", `a ${id}`)).toBe(trace);
    hold.end(trace, `a ${id}`, live());
    hold.takeSpan(trace, live({ failed }), true);
    await afterSyncCode();
  }
  expect(outlet.dropSpans.mock.calls).toEqual([[1]]);
  expect(outlet.emit.mock.calls.map(([, { sampleRand }]) => sampleRand)).toEqual([0.5, 0.05]);
  expect(outlet.tell.mock.calls).toMatchObject([[{ kept: false }], [{ reason: "error" }], [{ rate: 0.1, kept: true }]]);
  expect(hold.find("a")).toBeUndefined();
  end("a", "unknown");
});

it("decides root spans of one trace separately if the calling service gave them different random numbers", () => {
  const { open } = setUp();
  const first = open("a", START, "first", { sampleRand: 0.5 });
  expect(open("a", START, "second", { sampleRand: 0.5 })).toBe(first);
  expect(open("a", START, "third", { sampleRand: 0.25 })).not.toBe(first);
  expect(open("a", START, "inner", { sampleRand: 0.75, outer: "a first" })).toBe(first);
});

it("drops all held traces when the client is disabled", () => {
  let off = false;
  const { open, outlet, take, hold } = setUp({ isOff: () => off });
  open("a");
  take(span("a", { status: "error" }));
  const trace = open("b");
  hold.takeSpan(trace, live({ failed: true }), false);
  off = true;
  expect(hold.decideDue()).toBe(false);
  expect(outlet.keep).not.toHaveBeenCalled();
  expect(outlet.emit).not.toHaveBeenCalled();
  expect(outlet.drop).toHaveBeenCalledOnce();
  expect(outlet.dropSpans).toHaveBeenCalledWith(1);
});

it("counts spans that it has not passed to the SDK yet toward its limit in bytes", () => {
  const { open, outlet, hold } = setUp({ bytes: 5000 });
  const traces = Array.from({ length: 4 }, (_, number) => open(String(number)));
  for (const trace of traces) hold.takeSpan(trace, live({ attributes: { big: "x".repeat(1500) } }), false);
  expect(outlet.dropSpans.mock.calls.length + outlet.emit.mock.calls.length).toBe(2);
  hold.releaseAll(true);
  expect(outlet.dropSpans.mock.calls.length + outlet.emit.mock.calls.length).toBe(4);
});
