import type { LiveSpan, SamplerClient } from "./client.ts";
import { type Clock, createAlarm, monotonic, NEVER, pause } from "./clock.ts";
import type { Decision } from "./decide.ts";
import { contextNumber, type Envelope, hasSpans, lossOf, RATE, traceIdOf } from "./envelope.ts";
import { deep, isError } from "./failure.ts";
import { createHold, GRACE_MS, type Trace } from "./hold.ts";
import { type Expect, onError, onRoot } from "./listen.ts";
import { createLosses, REPORT_MS } from "./losses.ts";
import { onExit } from "./on-exit.ts";
import { createOutflow } from "./outflow.ts";
import type { SamplerPolicy } from "./policy.ts";
import type { SamplerReport } from "./report.ts";
import { safely } from "./say.ts";

/** Of a flush whose caller sets no limit. */
const PATIENCE_MS = 5000;
/** Before a process ends that was told to, as long as the SDK takes after an uncaught error. */
const FAREWELL_MS = 2000;

/** Wraps the client's transport once and listens to its spans. Undefined without a transport: then nothing is sent. */
export function attachTail(
  client: SamplerClient,
  decision: Decision,
  { limits }: SamplerPolicy,
  tell: (report: SamplerReport) => void,
  now: Clock = monotonic,
): Expect | undefined {
  const transport = client.getTransport();
  if (transport === undefined) return undefined;
  const send: (envelope: Envelope) => PromiseLike<unknown> = transport.send.bind(transport) as never;
  const flush = transport.flush.bind(transport);
  const roots = new WeakMap<object, Trace>();
  let closing = false;

  // What is held and what waits to be sent share the bytes.
  const { traces = 10_000, bytes = 64 * 1024 * 1024, seconds = 30 } = limits ?? {};
  const bounds = { traces, bytes: bytes / 2 };
  const ms = seconds * 1000;
  const losses = createLosses(client, send, now);
  const outflow = createOutflow(send, bounds, (envelope) => {
    for (const { category, quantity } of lossOf(envelope)) {
      client.recordDroppedEvent("queue_overflow", category, quantity);
    }
  });
  const hold = createHold(decision, { ...bounds, ms }, { keep: outflow.push, drop, tell }, now);
  const wakeAfter = createAlarm(
    () => Math.min(safely(hold.sweep) ?? GRACE_MS, safely(losses.reportIfDue) ?? REPORT_MS),
    now,
  );

  function drop(envelope: Envelope): void {
    losses.count(envelope);
    wakeAfter(REPORT_MS);
  }

  const expect = onRoot(client, (span, start) => {
    const context = span.spanContext();
    const trace = hold.open(context.traceId, start);
    roots.set(span, trace);
    // The base rate, not the 1 with which it is recorded, goes downstream with the trace.
    const { rate } = trace.start.report;
    span.setAttribute(RATE, rate);
    if (context.traceState?.get(RATE) !== undefined) {
      context.traceState = context.traceState.set(RATE, String(rate));
    }
    wakeAfter(ms);
  });

  client.on("spanEnd", (span: LiveSpan) => {
    const trace = roots.get(span);
    if (trace === undefined) return;
    roots.delete(span);
    trace.open -= 1;
    trace.idleSince = now();
    wakeAfter(GRACE_MS);
  });

  function markFailed(traceId: unknown): void {
    const trace = hold.find(String(traceId));
    if (trace !== undefined) trace.failed = true;
  }
  onError(client, markFailed);

  function take(envelope: Envelope): PromiseLike<unknown> {
    if (!hasSpans(envelope)) {
      for (const [, payload] of envelope[1]) {
        // Where getActiveSpan is of another copy of @sentry/core the event itself still names its trace.
        if (isError(payload)) markFailed(deep(payload, "contexts", "trace", "trace_id"));
      }
      return send(envelope);
    }
    const trace = hold.find(traceIdOf(envelope));
    if (trace !== undefined) hold.take(trace, envelope);
    else if (isKeptByBase(envelope)) return send(envelope);
    else drop(envelope);
    return Promise.resolve({});
  }

  /** A running root is waited for, unless the client ends. */
  function release(alsoOpen: boolean): void {
    safely(() => hold.releaseAll(alsoOpen));
    safely(losses.report);
  }

  /** What is left of the time for a flush. 0 would be no limit. */
  function rest(timeout: number | undefined, began: number): number | undefined {
    return timeout && Math.max(1, timeout - (now() - began));
  }

  transport.send = (envelope: never) => safely(() => take(envelope)) ?? send(envelope);
  transport.flush = async (timeout) => {
    release(closing);
    const began = now();
    await Promise.race([outflow.drained(), pause(timeout ?? PATIENCE_MS)]);
    return flush(rest(timeout, began));
  };
  const close = client.close.bind(client);
  client.close = async (timeout) => {
    closing = true;
    const began = now();
    // Twice, since the SDK reports what its transport dropped when the next flush begins.
    await client.flush(timeout);
    return close(rest(timeout, began));
  };
  /** By a flush, since the SDK may still buffer spans. */
  const leave = (alsoOpen: boolean) => {
    closing ||= alsoOpen;
    return client.flush(FAREWELL_MS);
  };
  client.on(
    "close",
    onExit({
      // Once: what a flush waits for would keep the process from its end.
      idle: () => (hold.sweep() < NEVER ? leave(true) : release(true)),
      terminate: leave,
      hide: () => release(true),
    }),
  );

  return (start) => {
    expect(start);
    return 1;
  };
}

/** Of a trace forgotten since, or never ours: its base decision stands. The SDK's own sampling passes by the same rule. */
function isKeptByBase(envelope: Envelope): boolean {
  const rate = contextNumber(envelope, "sample_rate");
  const rand = contextNumber(envelope, "sample_rand");
  return rate === undefined || rand === undefined || rand < rate;
}
