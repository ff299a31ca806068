import { expect, it, vi } from "vitest";
import { sampler, samplerIntegration } from "./sampler.ts";

it("returns tracesSampler and nothing else", () => {
  expect(Object.keys(sampler({ rate: 0.1 }))).toEqual(["tracesSampler"]);
});

it("calls onDecision with each decision, and catches its exceptions", () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const onDecision = vi.fn(() => {
    throw new Error("made-up");
  });
  const { tracesSampler } = sampler({ rate: 0.5, onDecision });
  expect(tracesSampler({ name: "GET", inheritOrSampleWith: (fallback) => fallback })).toBe(0.5);
  expect(onDecision).toHaveBeenCalledWith({ name: "GET", reason: "base_rate", rate: 0.5 });
});

it("handles a rejected promise that onDecision returns", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const rejected = vi.fn();
  process.on("unhandledRejection", rejected);
  const { tracesSampler } = sampler({ rate: 0.5, onDecision: () => Promise.reject(new Error("made-up")) });
  expect(tracesSampler({ name: "GET", inheritOrSampleWith: (fallback) => fallback })).toBe(0.5);
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", rejected);
  expect(rejected).not.toHaveBeenCalled();
});

it("as an integration, uses the rate of its client, and does not replace the app's own tracesSampler", () => {
  const client = (options: object) => ({
    getOptions: () => options,
    emit: () => {},
    captureEvent: () => "",
    sendEnvelope: () => Promise.resolve({}),
    getTransport: () => undefined,
    on: () => () => {},
    flush: () => Promise.resolve(true),
    close: () => Promise.resolve(true),
    recordDroppedEvent: () => {},
  });
  const options: { tracesSampleRate: number; tracesSampler?: (context: object) => number } = { tracesSampleRate: 0.75 };
  samplerIntegration({ rate: 0.5 }).beforeSetup(client(options));
  expect(options.tracesSampler?.({ name: "GET", inheritOrSampleWith: (fallback: number) => fallback })).toBe(0.75);
  const own = () => 0.125;
  const taken = { tracesSampler: own };
  samplerIntegration().beforeSetup(client(taken));
  expect(taken.tracesSampler).toBe(own);
});

it("uses the parent's rate or the base rate if reading the context throws", () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const broken = {
    name: "GET",
    get attributes(): Record<string, unknown> {
      throw new Error("made-up");
    },
    inheritOrSampleWith: (fallback: number) => fallback,
  };
  expect(sampler({ rate: 0.5 }).tracesSampler(broken)).toBe(0.5);
});

it("as an integration, attaches to each client only once, even if setup is called again", () => {
  const made = () => ({
    on: vi.fn(() => () => {}),
    getOptions: () => ({ tracesSampleRate: 0.5 }),
    emit: () => {},
    captureEvent: () => "",
    sendEnvelope: () => Promise.resolve({}),
    getTransport: () => ({}),
    flush: () => Promise.resolve(true),
    close: () => Promise.resolve(true),
    recordDroppedEvent: () => {},
  });
  const { setup } = samplerIntegration({ mode: "tail" });
  const clients = [made(), made()];
  const before = clients.map(({ sendEnvelope }) => sendEnvelope);
  for (const client of clients) setup(client);
  const once = clients.map(({ sendEnvelope, on }) => [sendEnvelope, on.mock.calls.length]);
  for (const [place, client] of clients.entries()) expect(client.sendEnvelope).not.toBe(before[place]);
  for (const client of clients) setup(client);
  expect(clients.map(({ sendEnvelope, on }) => [sendEnvelope, on.mock.calls.length])).toEqual(once);
});

// The case with the warning must be the last one, because each warning is logged only once per process.
it.each([
  ["no warning if the client has no transport", undefined, {}, []],
  ["no warning if the client is disabled", {}, { enabled: false }, []],
  ["one warning if the client sends data", {}, {}, [[expect.stringContaining("Set tracesSampleRate")]]],
])("leaves tracing off if no rate is set, and logs %s", (_, transport, options, warnings) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const own: { enabled?: boolean; tracesSampler?: (context: object) => number } = options;
  samplerIntegration({ mode: "head" }).beforeSetup({
    on: () => () => {},
    getOptions: () => own,
    emit: () => {},
    captureEvent: () => "",
    sendEnvelope: () => Promise.resolve({}),
    getTransport: () => transport,
    flush: () => Promise.resolve(true),
    close: () => Promise.resolve(true),
    recordDroppedEvent: () => {},
  });
  const context = { name: "GET", inheritOrSampleWith: (fallback: number) => fallback };
  expect([own.tracesSampler?.(context), own.tracesSampler?.(context)]).toEqual([0, 0]);
  expect(warn.mock.calls).toEqual(warnings);
});
