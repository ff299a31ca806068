import { getActiveSpan } from "@sentry/core";
import type { LiveSpan, SamplerClient } from "./client.ts";
import { type Clock, later, monotonic, pause } from "./clock.ts";
import { DEFAULTS, type Decision, type Start } from "./decide.ts";
import { contextNumber, type Envelope, hasSpans, lossOf, RATE, traceIdOf } from "./envelope.ts";
import { field, isError } from "./failure.ts";
import { createHold, type Trace } from "./hold.ts";
import { createLosses } from "./losses.ts";
import { onExit } from "./on-exit.ts";
import { createOutflow } from "./outflow.ts";
import type { SamplerPolicy } from "./policy.ts";
import type { SamplerReport } from "./report.ts";
import { sayOnce } from "./say.ts";

/** A client whose spans are listened to. */
export interface Tail {
  /**
   * Says what the next root span starts with: the SDK calls `tracesSampler` just before it makes the span. Gives the
   * probability with which the SDK is to record it.
   */
  expect(start: Start): number;
}

const SWEEP_MS = 100;
/** Of a flush whose caller sets no limit. */
const PATIENCE_MS = 5000;

/** Wraps the client's transport once and listens to its spans. Undefined without a transport: then nothing is sent. */
export function attachTail(
  client: SamplerClient,
  decision: Decision,
  { limits }: SamplerPolicy,
  tell: (report: SamplerReport) => void,
  now: Clock = monotonic,
): Tail | undefined {
  const transport = client.getTransport();
  if (transport === undefined) return undefined;
  const send: (envelope: Envelope) => PromiseLike<unknown> = transport.send.bind(transport) as never;
  const flush = transport.flush.bind(transport);
  const roots = new WeakMap<object, Trace>();
  let expected: Start | undefined;
  let sweeping = false;
  let closing = false;
  const losses = createLosses(client, send, now);

  const settings = {
    traces: limits?.traces ?? DEFAULTS.traces,
    bytes: limits?.bytes ?? DEFAULTS.bytes,
    ms: (limits?.seconds ?? DEFAULTS.seconds) * 1000,
  };
  const overflow = (envelope: Envelope) => {
    for (const { category, quantity } of lossOf(envelope)) {
      client.recordDroppedEvent("queue_overflow", category, quantity);
    }
  };
  const outflow = createOutflow(send, settings.traces, overflow);
  const hold = createHold(decision, settings, { keep: outflow.push, drop: losses.count, tell }, now);

  function sweepLater(): void {
    if (sweeping) return;
    sweeping = true;
    later(SWEEP_MS, () => {
      sweeping = false;
      const waiting = safely(hold.sweep, true);
      safely(losses.reportIfDue, undefined);
      if (waiting || losses.pending()) sweepLater();
    });
  }

  function spanStart(span: LiveSpan): void {
    const start = expected;
    if (start === undefined) return;
    expected = undefined;
    const context = span.spanContext();
    const trace = hold.open(context.traceId, start);
    roots.set(span, trace);
    // The base rate, not the 1 with which it is recorded, goes downstream with the trace.
    const { rate } = trace.start.report;
    span.setAttribute(RATE, rate);
    if (context.traceState?.get(RATE) !== undefined) {
      context.traceState = context.traceState.set(RATE, String(rate));
    }
    sweepLater();
  }

  function spanEnd(span: object): void {
    const trace = roots.get(span);
    if (trace === undefined) return;
    roots.delete(span);
    trace.open -= 1;
    trace.idleSince = now();
  }

  function markFailed(traceId: unknown): void {
    const trace = typeof traceId === "string" ? hold.find(traceId) : undefined;
    if (trace !== undefined) trace.failed = true;
  }

  function take(envelope: Envelope): PromiseLike<unknown> {
    if (!hasSpans(envelope)) {
      for (const [, payload] of envelope[1]) {
        // Where getActiveSpan is of another copy of @sentry/core the event itself still names its trace.
        if (typeof payload === "object" && payload !== null && isError(payload)) {
          markFailed(field(field(field(payload, "contexts"), "trace"), "trace_id"));
        }
      }
      return send(envelope);
    }
    const traceId = traceIdOf(envelope);
    const trace = traceId === undefined ? undefined : hold.find(traceId);
    if (trace === undefined) return sendUnknown(envelope);
    hold.take(trace, envelope);
    return Promise.resolve({});
  }

  /** Of a trace forgotten since, or never ours: its base decision stands. The SDK's own sampling passes by the same rule. */
  function sendUnknown(envelope: Envelope): PromiseLike<unknown> {
    const rate = contextNumber(envelope, "sample_rate");
    const rand = contextNumber(envelope, "sample_rand");
    if (rate === undefined || rand === undefined || rand < rate) return send(envelope);
    losses.count(envelope);
    sweepLater();
    return Promise.resolve({});
  }

  async function releaseAndFlush(timeout: number | undefined): Promise<boolean> {
    release(closing);
    const began = now();
    await Promise.race([outflow.drained(), pause(timeout ?? PATIENCE_MS)]);
    return flush(timeout === undefined ? undefined : Math.max(1, timeout - (now() - began)));
  }

  /** A running root is waited for, unless the client ends. */
  function release(alsoOpen: boolean): void {
    safely(() => hold.releaseAll(alsoOpen), undefined);
    safely(losses.report, undefined);
  }

  transport.send = (envelope: never) => safely(() => take(envelope), undefined) ?? send(envelope);
  transport.flush = releaseAndFlush;
  client.on("spanStart", (span: LiveSpan) => safely(() => spanStart(span), undefined));
  client.on("spanEnd", (span: LiveSpan) => safely(() => spanEnd(span), undefined));
  // Here, since v11's Dedupe or an app's hook may drop the event later on.
  client.on("preprocessEvent", (event: object) =>
    safely(() => {
      if (isError(event)) markFailed(getActiveSpan()?.spanContext().traceId);
    }, undefined),
  );
  const close = client.close.bind(client);
  client.close = (timeout) => {
    closing = true;
    return close(timeout);
  };
  client.on(
    "close",
    onExit(() => release(true)),
  );

  return {
    expect(start) {
      expected = start;
      return 1;
    },
  };
}

/** Nothing of ours may throw into the app, and in v10 a listener that throws is called for ever. */
function safely<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    sayOnce("A trace could not be held, so it is sent as it was.");
    return otherwise;
  }
}
