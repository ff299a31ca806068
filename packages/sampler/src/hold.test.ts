import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { compileDecision, type Start } from "./decide.ts";
import { type Envelope, sizeOf } from "./envelope.ts";
import { createHold, type HoldSettings } from "./hold.ts";

const AMPLE: HoldSettings = { traces: 1000, bytes: 1e9, ms: 30_000 };
const START: Start = { report: { name: "GET", reason: "base rate", rate: 0.1 }, key: "GET /", errorRate: 1 };

function span(traceId: string, { rand = 0.5, status = "ok", segment = true, padding = "" } = {}): Envelope {
  const header = { trace: { trace_id: traceId, sample_rand: String(rand), sample_rate: "0.1" } };
  const item = { trace_id: traceId, is_segment: segment, status, padding, start_timestamp: 1, end_timestamp: 2 };
  return [header, [[{ type: "span", item_count: 1 }, { items: [item] }]]];
}

function setUp(settings: Partial<HoldSettings> = {}) {
  let time = 0;
  const outlet = {
    keep: vi.fn<(envelope: Envelope) => void>(),
    drop: vi.fn<(envelope: Envelope) => void>(),
    tell: vi.fn<() => void>(),
  };
  const decision = compileDecision({ rate: 0.1 }, "tail", () => time);
  const hold = createHold(decision, { ...AMPLE, ...settings }, outlet, () => time);
  return {
    hold,
    outlet,
    wait(ms: number) {
      time += ms;
      hold.sweep();
    },
    end(id: string) {
      const trace = hold.find(id);
      if (trace === undefined) throw new Error("no such trace");
      trace.open -= 1;
      trace.idleSince = time;
    },
  };
}

it("keeps a trace whose failure comes after seven seconds, with the child that came before", () => {
  const { hold, outlet, wait, end } = setUp();
  const trace = hold.open("a", START);
  wait(5000);
  hold.take(trace, span("a", { segment: false }));
  wait(2000);
  end("a");
  hold.take(trace, span("a", { status: "error" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.keep.mock.lastCall?.[0][0]).toMatchObject({ trace: { sample_rate: "1" } });
});

it("lets late spans follow what was decided, and holds a new root of the same trace anew", () => {
  const { hold, outlet, wait, end } = setUp();
  const trace = hold.open("a", START);
  end("a");
  hold.take(trace, span("a"));
  wait(1000);
  hold.take(trace, span("a", { segment: false, status: "error" }));
  expect(outlet.drop).toHaveBeenCalledTimes(2);
  const again = hold.open("a", { ...START, report: { ...START.report, rate: 1 } });
  expect(again.start.report.rate).toBe(0.1);
  end("a");
  hold.take(again, span("a", { status: "error" }));
  wait(1000);
  expect(outlet.keep).toHaveBeenCalledOnce();
});

it("never holds more than its limits, whatever comes, and loses nothing uncounted", () => {
  const event = fc.record({ id: fc.integer({ min: 0, max: 30 }), padding: fc.integer({ min: 0, max: 3000 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const { hold, outlet } = setUp({ traces: 10, bytes: 5000 });
      const ids = Array.from({ length: 31 }, (_, id) => String(id));
      const held = new Set<Envelope>();
      const release = (envelope: Envelope) => void held.delete(envelope);
      outlet.keep.mockImplementation(release);
      outlet.drop.mockImplementation(release);
      for (const { id, padding } of events) {
        const envelope = span(String(id), { padding: "x".repeat(padding) });
        held.add(envelope);
        hold.take(hold.open(String(id), START), envelope);
        expect(ids.filter((one) => hold.find(one) !== undefined).length).toBeLessThanOrEqual(10);
        expect([...held].reduce((sum, one) => sum + sizeOf(one), 0)).toBeLessThanOrEqual(5000);
      }
      hold.releaseAll(true);
      expect(held.size).toBe(0);
      expect(outlet.keep.mock.calls.length + outlet.drop.mock.calls.length).toBe(events.length);
    }),
  );
});

it("decides by the chance that the trace has everywhere, though its spans come after the decision", () => {
  for (const [rand, id] of [
    [0.05, "f".repeat(32)],
    [0.5, "0".repeat(32)],
  ] as const) {
    const { hold, outlet, wait, end } = setUp();
    const trace = hold.open(id, START);
    end(id);
    wait(6000);
    hold.take(trace, span(id, { rand }));
    expect(outlet.keep).toHaveBeenCalledTimes(rand < 0.1 ? 1 : 0);
    expect(outlet.drop).toHaveBeenCalledTimes(rand < 0.1 ? 0 : 1);
  }
});

it("keeps the failure of a root that outlasts the hold, with the weight that it has by itself", () => {
  const { hold, outlet, wait, end } = setUp();
  const trace = hold.open("a", START);
  hold.take(trace, span("a", { segment: false }));
  wait(30_000);
  expect(outlet.drop).toHaveBeenCalledOnce();
  end("a");
  hold.take(trace, span("a", { status: "error" }));
  hold.take(trace, span("a", { segment: false }));
  expect(outlet.keep).toHaveBeenCalledTimes(2);
  expect(outlet.keep.mock.calls[0]?.[0][0]).toMatchObject({ trace: { sample_rate: "1" } });
});

it("says when the next trace is due, and that nothing is where none is held", () => {
  const { hold, wait, end } = setUp();
  expect(hold.sweep()).toBe(Number.POSITIVE_INFINITY);
  const trace = hold.open("a", START);
  expect(hold.sweep()).toBe(30_000);
  wait(2000);
  end("a");
  expect(hold.sweep()).toBe(6000);
  hold.take(trace, span("a"));
  expect(hold.sweep()).toBe(1000);
  wait(1000);
  expect(hold.sweep()).toBe(Number.POSITIVE_INFINITY);
});

it("decides a trace that lasts too long by what is known", () => {
  const { hold, outlet, wait } = setUp();
  hold.take(hold.open("a", START), span("a", { rand: 0.05 }));
  wait(30_000);
  expect(outlet.keep).toHaveBeenCalledOnce();
});
