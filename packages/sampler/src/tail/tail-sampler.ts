import type { Decision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import type { SamplerClient } from "../sdk/client.ts";
import { contextNumber, type Envelope, forEachLoss, RATE, spansOf } from "../sdk/envelope.ts";
import { onShutdown } from "../sdk/shutdown.ts";
import type { TraceObserver } from "../sdk/span-events.ts";
import { isError } from "../sdk/span-failure.ts";
import { type Clock, later, monotonic } from "../shared/clock.ts";
import { safely } from "../shared/warn.ts";
import { createSendQueue } from "./send-queue.ts";
import { createTraceBuffer } from "./trace-buffer.ts";

/** How often it is looked whether something held is due. */
const TICK_MS = 250;
/** Before a process ends that was told to, as long as the SDK takes after an uncaught error. */
const SHUTDOWN_TIMEOUT_MS = 2000;

/**
 * Wraps the client's `sendEnvelope`, takes every envelope with spans out of it, and passes on those that are kept. This
 * comes before anything else sees an envelope: the listeners of `beforeEnvelope` (a scrubber's guard, Spotlight) and the
 * transport. So a dropped trace is never scrubbed, and a kept one is scrubbed once, when it is sent. The SDKs send spans
 * in no other way.
 *
 * Undefined without a transport: then nothing is sent.
 */
export function createTailSampler(
  client: SamplerClient,
  decision: Decision,
  { limits: { traces = 10_000, bytes = 64 * 1024 * 1024, seconds = 30 } = {} }: SamplerPolicy,
  tell: (report: SamplerReport) => void,
  now: Clock = monotonic,
): TraceObserver | undefined {
  if (client.getTransport() === undefined) return undefined;
  const send: (envelope: Envelope) => PromiseLike<unknown> = client.sendEnvelope.bind(client) as never;
  const flush = client.flush.bind(client);
  const close = client.close.bind(client);
  let closing = false;
  let awake = false;

  const lose = (reason: "sample_rate" | "queue_overflow") => (envelope: Envelope) =>
    forEachLoss(envelope, (category, quantity) => client.recordDroppedEvent(reason, category, quantity));
  const drop = lose("sample_rate");
  // What is held and what waits to be sent share the bytes.
  const bounds = { traces, bytes: bytes / 2 };
  // The `sendEnvelope` of a disabled client calls the listeners, and then sends nothing.
  const isOff = () => client.getOptions().enabled === false;
  const outflow = createSendQueue(async (envelope) => isOff() || send(envelope), bounds, lose("queue_overflow"));
  const hold = createTraceBuffer(decision, { ...bounds, ms: seconds * 1000 }, { keep: outflow.push, drop, tell }, now);

  function wake(): void {
    if (awake) return;
    awake = true;
    later(TICK_MS, () => {
      awake = false;
      if (safely(hold.decideDue)) wake();
    });
  }

  function fail(traceId = ""): void {
    const trace = hold.find(traceId);
    if (trace !== undefined) trace.failed = true;
  }

  /** Whether the envelope was held or dropped, and not to be sent now. */
  function take(envelope: Envelope): boolean {
    // Where getActiveSpan is of another copy of @sentry/core the event itself still names its trace.
    for (const [, event] of envelope[1]) if (isError(event)) fail(event.contexts?.trace?.trace_id);
    const spans = spansOf(envelope);
    // Nothing that comes while the client is disabled is held for when it may be enabled again.
    if (spans.length === 0 || isOff()) return false;
    if (hold.take(envelope, spans)) return true;
    // Of a trace forgotten since, or never ours: its base decision stands. The SDK's own sampling passes by the same rule.
    if (!(contextNumber(envelope, "sample_rand") >= contextNumber(envelope, "sample_rate"))) return false;
    drop(envelope);
    return true;
  }

  /** The SDK hands over what it buffers, then what is held is decided; the second time it waits for that, and reports the drops. */
  async function flushTwice(timeout?: number, alsoOpen = closing): Promise<boolean> {
    const began = now();
    // 0 would be no limit.
    const rest = () => timeout && Math.max(1, timeout - (now() - began));
    await flush(timeout);
    // A root that runs is waited for, unless the client ends, or the process may.
    safely(() => hold.releaseAll(alsoOpen));
    const left = rest();
    const drained = await new Promise<boolean>((resolve) => {
      outflow.drained().then(() => resolve(true));
      if (left) later(left, () => resolve(false));
    });
    return (await flush(rest())) && drained;
  }

  // No part of the SDK waits until spans are sent. A transport gives the same answer if it sends nothing.
  client.sendEnvelope = async (envelope: never) => (safely(() => take(envelope)) ? {} : send(envelope));
  client.flush = flushTwice;
  client.close = (timeout) => {
    closing = true;
    return close(timeout);
  };
  const stop = onShutdown({
    // By a flush, since the SDK may still buffer spans; but once, for what it waits for keeps the process from its end.
    idle: () => safely(hold.decideDue) && flushTwice(SHUTDOWN_TIMEOUT_MS, true),
    terminate: (alone) => flushTwice(SHUTDOWN_TIMEOUT_MS, alone),
    hide: () => safely(() => hold.releaseAll(true)),
  });
  client.on("close", stop);
  client.registerCleanup?.(stop);

  return {
    begin(span, start) {
      const context = span.spanContext();
      // The base rate, not the 1 with which it is recorded, goes downstream with the trace.
      const { rate } = hold.open(context.traceId, context.spanId, start).start.report;
      span.setAttribute(RATE, rate);
      if (context.traceState?.get(RATE) !== undefined) {
        context.traceState = context.traceState.set(RATE, String(rate));
      }
      wake();
    },
    end(span, hasFailed) {
      const { traceId, spanId } = span.spanContext();
      hold.end(traceId, spanId, hasFailed);
    },
    fail,
  };
}
