import type { Decision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import type { SamplerClient } from "../sdk/client.ts";
import { contextNumber, type Envelope, forEachLoss, SAMPLE_RATE, spansOf } from "../sdk/envelope.ts";
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
 * Wraps the client's `sendEnvelope`, through which the SDKs send all spans. The wrapper holds every envelope with spans
 * until the decision about its trace, and then sends the envelope if the trace is kept. The wrapper runs before
 * `beforeEnvelope` listeners (a scrubber's guard, Spotlight) and the transport. So the envelopes of a dropped trace are
 * never scrubbed, and those of a kept trace are scrubbed once, when they are sent.
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
  let isTicking = false;

  const dropFor = (reason: "sample_rate" | "queue_overflow") => (envelope: Envelope) =>
    forEachLoss(envelope, (category, quantity) => client.recordDroppedEvent(reason, category, quantity));
  const drop = dropFor("sample_rate");
  // Half of `bytes` is for the held traces, the other half for the send queue.
  const halfLimits = { traces, bytes: bytes / 2 };
  // While the client is disabled, the send queue does not call its `sendEnvelope`. Nothing would be sent, but the
  // `beforeEnvelope` listeners would still be called.
  const isOff = () => client.getOptions().enabled === false;
  const sendQueue = createSendQueue(
    async (envelope) => isOff() || send(envelope),
    halfLimits,
    dropFor("queue_overflow"),
  );
  const buffer = createTraceBuffer(
    decision,
    { ...halfLimits, ms: seconds * 1000 },
    { keep: sendQueue.push, drop, tell },
    now,
  );

  function scheduleTick(): void {
    if (isTicking) return;
    isTicking = true;
    later(TICK_MS, () => {
      isTicking = false;
      if (safely(buffer.decideDue)) scheduleTick();
    });
  }

  function fail(traceId = ""): void {
    const trace = buffer.find(traceId);
    if (trace !== undefined) trace.failed = true;
  }

  /** Returns true if the envelope was held or dropped, so that it must not be sent now. */
  function take(envelope: Envelope): boolean {
    // Errors are also noted here, by the trace id in the event. If the SDK uses another version of @sentry/core, the
    // `getActiveSpan` of `observeSpans` finds no span.
    for (const [, event] of envelope[1]) if (isError(event)) fail(event.contexts?.trace?.trace_id);
    const spans = spansOf(envelope);
    // A disabled client's envelopes are not held, so that none of them is sent once the client is enabled again.
    if (spans.length === 0 || isOff()) return false;
    if (buffer.take(envelope, spans)) return true;
    // The trace was forgotten or never observed, so it is sampled with its base rate. If `sample_rand` or `sample_rate`
    // is missing, it is NaN here, and the envelope is sent.
    if (!(contextNumber(envelope, "sample_rand") >= contextNumber(envelope, "sample_rate"))) return false;
    drop(envelope);
    return true;
  }

  /**
   * Flushes the SDK so that its buffered spans arrive here, makes the decisions about held traces, and flushes again to
   * send kept envelopes and report dropped ones.
   */
  async function flushTwice(timeout?: number, alsoOpen = closing): Promise<boolean> {
    const began = now();
    // The remaining time is at least 1 ms, because a timeout of 0 means no limit.
    const remainingMs = () => timeout && Math.max(1, timeout - (now() - began));
    await flush(timeout);
    // Traces with a running root span stay held, unless the client closes or the process might end.
    safely(() => buffer.releaseAll(alsoOpen));
    const drainMs = remainingMs();
    const drained = await new Promise<boolean>((resolve) => {
      sendQueue.drained().then(() => resolve(true));
      if (drainMs) later(drainMs, () => resolve(false));
    });
    return (await flush(remainingMs())) && drained;
  }

  // The SDK does not wait until spans are sent. So for a held envelope, `sendEnvelope` resolves at once, to the empty
  // response `{}`.
  client.sendEnvelope = async (envelope: never) => (safely(() => take(envelope)) ? {} : send(envelope));
  client.flush = flushTwice;
  client.close = (timeout) => {
    closing = true;
    return close(timeout);
  };
  const stop = onShutdown({
    // After any asynchronous work, `beforeExit` occurs again, so a flush on every call would keep the process alive
    // forever. A flush is started only while a trace is held, because the SDK might still buffer spans of that trace.
    idle: () => safely(buffer.decideDue) && flushTwice(SHUTDOWN_TIMEOUT_MS, true),
    terminate: (alone) => flushTwice(SHUTDOWN_TIMEOUT_MS, alone),
    hide: () => safely(() => buffer.releaseAll(true)),
  });
  client.on("close", stop);
  client.registerCleanup?.(stop);

  return {
    begin(span, start) {
      const context = span.spanContext();
      // Services that are called within this trace receive the base rate, not the rate 1 with which the trace is
      // recorded.
      const { rate } = buffer.open(context.traceId, context.spanId, start).start.report;
      span.setAttribute(SAMPLE_RATE, rate);
      if (context.traceState?.get(SAMPLE_RATE) !== undefined) {
        context.traceState = context.traceState.set(SAMPLE_RATE, String(rate));
      }
      scheduleTick();
    },
    end(span, hasFailed) {
      const { traceId, spanId } = span.spanContext();
      buffer.end(traceId, spanId, hasFailed);
    },
    fail,
  };
}
