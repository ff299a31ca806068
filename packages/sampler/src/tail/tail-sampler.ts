import { SDK_VERSION } from "@sentry/core";
import type { Decision } from "../decide/decision.ts";
import type { SamplerReport } from "../policy/report.ts";
import type { SamplerPolicy } from "../policy/types.ts";
import type { DropReason, LiveSpan, SamplerClient } from "../sdk/client.ts";
import {
  contextNumber,
  type Envelope,
  type Event,
  forEachLoss,
  SAMPLE_RATE,
  spansOf,
  spansOfTransaction,
} from "../sdk/envelope.ts";
import { rootIdOf } from "../sdk/live-span.ts";
import { clearOutgoingFlag } from "../sdk/outgoing-flag.ts";
import { describeRoot } from "../sdk/root-span.ts";
import { chooseSampleRand } from "../sdk/sample-rand.ts";
import { onShutdown } from "../sdk/shutdown.ts";
import type { TraceObserver } from "../sdk/span-events.ts";
import { isError } from "../sdk/span-failure.ts";
import { type Clock, later, monotonic } from "../shared/clock.ts";
import { safely } from "../shared/warn.ts";
import { createSendQueue } from "./send-queue.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";
import { createSpanVolume } from "./span-volume.ts";
import { isDropped, type Trace } from "./trace.ts";
import { createTraceBuffer } from "./trace-buffer.ts";

/** Interval between checks for held traces whose decision is due. */
const TICK_MS = 250;
/** Timeout of the flush before a process ends, the same as the SDK's after an uncaught error. */
const SHUTDOWN_TIMEOUT_MS = 2000;

/** The bit of a span's `traceFlags` that says that the span is recorded. */
const SAMPLED = 1;

/**
 * Replaces three methods of the client. Two of them receive the spans of a trace that has ended before the SDK builds an
 * event or an envelope of them: `emit`, for streamed spans, and `captureEvent`, for transactions. If nothing failed and
 * the trace is not kept, its spans are dropped there.
 *
 * The third is `sendEnvelope`, through which the SDKs send all spans. The wrapper holds every envelope with spans
 * until the decision about its trace, and then sends the envelope if the trace is kept. The wrapper runs before
 * `beforeEnvelope` listeners (a scrubber's guard, Spotlight) and the transport. So the envelopes of a dropped trace are
 * never scrubbed, and those of a kept trace are scrubbed once, when they are sent.
 *
 * Returns undefined for a client without a transport, since such a client sends nothing.
 */
export function createTailSampler(
  client: SamplerClient,
  decision: Decision,
  { limits: { traces = 10_000, bytes = 64 * 1024 * 1024, seconds = 30 } = {}, spans }: SamplerPolicy,
  tell: (report: SamplerReport) => void,
  now: Clock = monotonic,
): TraceObserver | undefined {
  if (client.getTransport() === undefined) return undefined;
  const send: (envelope: Envelope) => PromiseLike<unknown> = client.sendEnvelope.bind(client) as never;
  const { emit: sdkEmit, captureEvent } = client;
  const emit = (hook: string, ...args: unknown[]) => Reflect.apply(sdkEmit, client, [hook, ...args]);
  const flush = client.flush.bind(client);
  const close = client.close.bind(client);
  let closing = false;
  let isTicking = false;

  const dropFor = (reason: DropReason) => (envelope: Envelope) =>
    forEachLoss(envelope, (category, quantity) => client.recordDroppedEvent(reason, category, quantity));
  const drop = dropFor("sample_rate");
  const dropSpans = (count: number) => {
    if (count > 0) client.recordDroppedEvent("sample_rate", "span", count);
  };
  // Half of `bytes` is for the held traces, the other half for the send queue.
  const halfLimits = { traces, bytes: bytes / 2 };
  const isOff = () => client.getOptions().enabled === false;
  // If the client is disabled, nothing would be sent, but the `beforeEnvelope` listeners would still be called.
  const sendQueue = createSendQueue(
    async (envelope) => (isOff() ? drop(envelope) : send(envelope)),
    halfLimits,
    dropFor("queue_overflow"),
  );
  const volume = spans && createSpanVolume(client, spans.reduce);
  const buffer = createTraceBuffer(
    decision,
    { ...halfLimits, ms: seconds * 1000, flushesTraces: Number.parseInt(SDK_VERSION, 10) > 10, isOff },
    { keep, drop, emit: giveToSdk, dropSpans, tell },
    now,
  );

  function keep(envelopes: readonly SizedEnvelope[], trace: Trace): void {
    // If the app's reducer throws, all spans are sent.
    const reduced = volume && safely(() => volume(envelopes, trace));
    for (const sized of reduced ?? envelopes) sendQueue.push(sized);
  }

  /** Calls the listener with which the SDK makes envelopes of streamed spans. */
  function giveToSdk(spans: readonly LiveSpan[], { id }: Trace): void {
    for (const span of spans) emit("afterSpanEnd", span);
    // Without this hook, which SDK v10 does not have, SDK v11 would put the spans of several traces with this id into one
    // envelope, which has only one rate.
    emit("flushTraceSpans", id);
  }

  function scheduleTick(): void {
    if (isTicking) return;
    isTicking = true;
    later(TICK_MS, () => {
      isTicking = false;
      if (safely(buffer.decideDue)) scheduleTick();
    });
  }

  function fail(traceId = "", rootId?: string): void {
    const trace = buffer.find(traceId, rootId);
    if (trace !== undefined) trace.failed = true;
  }

  function traceOf(span: LiveSpan): Trace | undefined {
    return buffer.find(span.spanContext().traceId, rootIdOf(span));
  }

  /** Returns true if a streamed span that has ended was held or dropped, so that the SDK must not process it now. */
  function withholds(hook: string, span: LiveSpan): boolean {
    const trace = traceOf(span);
    if (trace === undefined || isOff() || span.spanContext().traceFlags !== SAMPLED) return false;
    // This hook only makes the SDK flush the spans of the trace soon.
    if (hook === "afterSegmentSpanEnd") return isDropped(trace) && !trace.wasRunning;
    return buffer.takeSpan(trace, span, rootIdOf(span) === span.spanContext().spanId);
  }

  /** Returns true if the event is a transaction that was dropped. */
  function dropsEvent(event: Event): boolean {
    const { trace_id = "", span_id } = event.contexts?.trace ?? {};
    const trace = event.type === "transaction" && !isOff() ? buffer.find(trace_id, span_id) : undefined;
    const spans = trace && spansOfTransaction(event);
    if (trace === undefined || spans === undefined || !buffer.dropsTransaction(trace, spans)) return false;
    client.recordDroppedEvent("sample_rate", "transaction", 1);
    dropSpans(spans.length);
    return true;
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
  if (client.getOptions().traceLifecycle === "stream") {
    client.emit = (hook: string, ...args: unknown[]) => {
      const isEnd = hook === "afterSpanEnd" || hook === "afterSegmentSpanEnd";
      // The cast is safe, because both hooks have a span as their argument.
      if (!isEnd || !safely(() => withholds(hook, args[0] as LiveSpan))) emit(hook, ...args);
    };
  }
  client.captureEvent = (event: Event, ...rest: unknown[]) =>
    safely(() => dropsEvent(event)) ? (event.event_id ?? "") : Reflect.apply(captureEvent, client, [event, ...rest]);
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
  chooseSampleRand(client, (span) => traceOf(span)?.sampleRand);
  client.on("close", stop);
  client.registerCleanup?.(stop);

  return {
    begin(span, start) {
      const context = span.spanContext();
      const trace = buffer.open(describeRoot(span), start);
      // Services that are called within this trace receive the base rate, not the rate 1 with which the trace is
      // recorded.
      const { rate } = trace.start.report;
      span.setAttribute(SAMPLE_RATE, rate);
      if (context.traceState?.get(SAMPLE_RATE) !== undefined) {
        context.traceState = context.traceState.set(SAMPLE_RATE, String(rate));
      }
      scheduleTick();
    },
    beginChild(span) {
      const trace = span.isRecording() ? traceOf(span) : undefined;
      if (trace === undefined) return;
      trace.running += 1;
      if (trace.sampleRand >= trace.start.report.rate) clearOutgoingFlag(span);
    },
    end(span) {
      const trace = traceOf(span);
      if (trace !== undefined) buffer.end(trace, span.spanContext().spanId, span);
    },
    fail,
  };
}
