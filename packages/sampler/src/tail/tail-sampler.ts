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

/** Interval between checks for held traces whose decision is due. */
const TICK_MS = 250;
/** Timeout of the flush before a process ends, the same as the SDK's after an uncaught error. */
const SHUTDOWN_TIMEOUT_MS = 2000;

/**
 * Wraps the client's `sendEnvelope`, through which the SDKs send all spans: holds every envelope with spans, and passes
 * on those of kept traces. The wrapper runs before `beforeEnvelope` listeners (a scrubber's guard, Spotlight) and the
 * transport, so a dropped trace is never scrubbed, and a kept one is scrubbed once, when it is sent.
 *
 * Returns undefined for a client without a transport, since such a client sends nothing.
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
  // Held traces and the send queue get half of the bytes each.
  const bounds = { traces, bytes: bytes / 2 };
  // A disabled client's `sendEnvelope` would call the listeners but send nothing.
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

  /** Returns true if the envelope was held or dropped, so that it must not be sent now. */
  function take(envelope: Envelope): boolean {
    // If the SDK uses another version of @sentry/core, our `getActiveSpan` finds no span, but the event still names its
    // trace.
    for (const [, event] of envelope[1]) if (isError(event)) fail(event.contexts?.trace?.trace_id);
    const spans = spansOf(envelope);
    // A disabled client's envelopes are not held, so that none of them is sent once the client is enabled again.
    if (spans.length === 0 || isOff()) return false;
    if (hold.take(envelope, spans)) return true;
    // The trace was forgotten or never observed, so its base rate applies. If a number is missing (NaN), the envelope
    // is sent.
    if (!(contextNumber(envelope, "sample_rand") >= contextNumber(envelope, "sample_rate"))) return false;
    drop(envelope);
    return true;
  }

  /**
   * Flushes once to get the SDK's buffered spans, makes the decisions about held traces, and flushes again to send kept
   * envelopes and report dropped ones.
   */
  async function flushTwice(timeout?: number, alsoOpen = closing): Promise<boolean> {
    const began = now();
    // At least 1, because a timeout of 0 means no limit.
    const rest = () => timeout && Math.max(1, timeout - (now() - began));
    await flush(timeout);
    // Traces with a running root stay held, unless the client closes or the process might end.
    safely(() => hold.releaseAll(alsoOpen));
    const left = rest();
    const drained = await new Promise<boolean>((resolve) => {
      outflow.drained().then(() => resolve(true));
      if (left) later(left, () => resolve(false));
    });
    return (await flush(rest())) && drained;
  }

  // The SDK never waits for spans to be sent, so the promise can resolve at once, to `{}` as from a transport that
  // sends nothing.
  client.sendEnvelope = async (envelope: never) => (safely(() => take(envelope)) ? {} : send(envelope));
  client.flush = flushTwice;
  client.close = (timeout) => {
    closing = true;
    return close(timeout);
  };
  const stop = onShutdown({
    // Flushes because the SDK might still buffer spans, but only while a trace is held, because a flush keeps the
    // process alive.
    idle: () => safely(hold.decideDue) && flushTwice(SHUTDOWN_TIMEOUT_MS, true),
    terminate: (alone) => flushTwice(SHUTDOWN_TIMEOUT_MS, alone),
    hide: () => safely(() => hold.releaseAll(true)),
  });
  client.on("close", stop);
  client.registerCleanup?.(stop);

  return {
    begin(span, start) {
      const context = span.spanContext();
      // Propagates the base rate downstream, not the 1 with which the trace is recorded.
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
