import { SDK_VERSION } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
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
import { isRoot, rootIdOf, rootOf } from "../sdk/live-span.ts";
import { clearOutgoingFlag } from "../sdk/outgoing-flag.ts";
import { describeRoot } from "../sdk/root-span.ts";
import { chooseSampleRand, fillEmptyDsc } from "../sdk/sample-rand.ts";
import { onShutdown } from "../sdk/shutdown.ts";
import type { TraceObserver } from "../sdk/span-events.ts";
import { hasFailed, isError } from "../sdk/span-failure.ts";
import { type Clock, later, monotonic } from "../shared/clock.ts";
import type { SpanReducerTools } from "../shared/span-reducer.ts";
import { safely } from "../shared/warn.ts";
import { createSendQueue } from "./send-queue.ts";
import type { SizedEnvelope } from "./sized-envelope.ts";
import { isDropped, type Trace } from "./trace.ts";
import { createTraceBuffer } from "./trace-buffer.ts";

/** Time between two checks for traces that are due for a decision. */
const TICK_MS = 250;
/**
 * Matches the user agent of Workers and Deno. If a request handler throws there, the SDK ends the root span first and
 * captures the error afterwards.
 */
const CAPTURES_LATE = /^(?:Cloudflare-Workers|Deno)/;
/** How long the flush before the end of the process may take. The SDK uses the same time after an uncaught error. */
const SHUTDOWN_TIMEOUT_MS = 2000;

/** The value of a span's `traceFlags` if the span is recorded. */
const SAMPLED = 1;

/**
 * Attaches the tail sampler to a client. It wraps three methods of the client.
 *
 * The SDK calls `emit` (for streamed spans) and `captureEvent` (for transactions) before it creates envelopes. If the
 * trace is not kept, the wrappers of these methods drop its spans.
 *
 * The SDK calls `sendEnvelope` for everything that it sends. The wrapper holds each envelope with spans: it buffers the
 * envelope until the sampler has decided whether to keep the trace. Then the envelope is sent or dropped. The wrapper
 * runs before the transport and before listeners of `beforeEnvelope`, such as those of the scrubber or Spotlight. So
 * envelopes of a dropped trace are never scrubbed, and envelopes of a kept trace are scrubbed only once, when they are
 * sent.
 *
 * Returns undefined for a client without a transport, because such a client sends nothing.
 */
export function createTailSampler(
  client: SamplerClient,
  decision: Decision,
  { limits: { traces = 10_000, bytes = 64 * 1024 * 1024, seconds = 30 } = {}, spans }: SamplerPolicy,
  tell: ((report: SamplerReport) => void) | undefined,
  now: Clock = monotonic,
): TraceObserver | undefined {
  if (client.getTransport() === undefined) return undefined;
  const send: (envelope: Envelope) => PromiseLike<unknown> = client.sendEnvelope.bind(client) as never;
  const emit = client.emit.bind(client);
  const captureEvent = client.captureEvent.bind(client);
  const flush = client.flush.bind(client);
  const close = client.close.bind(client);
  /** Finds the trace of a live span faster than `buffer.find`, which compares ids. */
  const traceOfRoot = new WeakMap<LiveSpan, Trace>();
  let closing = false;
  let isTicking = false;

  const dropFor = (reason: DropReason) => (envelope: Envelope) =>
    forEachLoss(envelope, (category, quantity) => client.recordDroppedEvent(reason, category, quantity));
  const drop = dropFor("sample_rate");
  const dropSpans = (count: number) => {
    if (count > 0) client.recordDroppedEvent("sample_rate", "span", count);
  };
  // Half of `bytes` is for the held traces, and the other half for the send queue.
  const halfLimits = { traces, bytes: bytes / 2 };
  const isOff = () => client.getOptions().enabled === false;
  const waitsForErrors = CAPTURES_LATE.test(String(field(Reflect.get(globalThis, "navigator"), "userAgent")));
  // A disabled client sends nothing, but still calls the listeners of `beforeEnvelope`.
  const sendQueue = createSendQueue(
    async (envelope) => (isOff() ? drop(envelope) : send(envelope)),
    halfLimits,
    dropFor("queue_overflow"),
  );
  const reducerTools: SpanReducerTools = {
    isFixed: (span) => span.is_segment === true || hasFailed(span),
    lose: (reason, count) => client.recordDroppedEvent(reason, "span", count),
  };
  const buffer = createTraceBuffer(
    decision,
    { ...halfLimits, ms: seconds * 1000, flushesTraces: Number.parseInt(SDK_VERSION, 10) > 10, waitsForErrors, isOff },
    { keep, drop, emit: giveToSdk, dropSpans, tell },
    now,
  );

  function keep(envelopes: readonly SizedEnvelope[], trace: Trace): void {
    // If reducing the spans fails, all spans are sent.
    const reduced = spans && safely(() => spans.reduce(envelopes, trace, reducerTools));
    for (const sized of reduced ?? envelopes) sendQueue.push(sized);
  }

  /** Passes streamed spans to the SDK, which creates envelopes from them. */
  function giveToSdk(spans: readonly LiveSpan[], { id }: Trace): void {
    for (const span of spans) emit("afterSpanEnd", span);
    // Several of the sampler's traces can have the same trace id but different rates. Without this hook, SDK v11 would
    // put their spans into one envelope, which can state only one rate. SDK v10 does not have the hook.
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
    return traceOfRoot.get(rootOf(span)) ?? buffer.find(span.spanContext().traceId, rootIdOf(span));
  }

  /**
   * Handles a streamed span that has ended. Returns true if the span was held or dropped, so that the SDK must not
   * process it now.
   */
  function withholds(hook: string, span: LiveSpan): boolean {
    const trace = traceOf(span);
    if (trace === undefined || isOff() || span.spanContext().traceFlags !== SAMPLED) return false;
    // In this hook, the SDK schedules the spans of the trace to be sent. That is not needed if the trace is dropped, or
    // if the SDK has not received the spans yet.
    if (hook === "afterSegmentSpanEnd") return trace.live.length > 0 || (isDropped(trace) && !trace.wasRunning);
    return buffer.takeSpan(trace, span, isRoot(span));
  }

  /** Drops the event if it is a transaction and its trace is not kept. Returns whether it was dropped. */
  function dropsEvent(event: Event): boolean {
    const { trace_id = "", span_id } = event.contexts?.trace ?? {};
    const trace = event.type === "transaction" && !isOff() ? buffer.find(trace_id, span_id) : undefined;
    const spans = trace && spansOfTransaction(event);
    if (trace === undefined || spans === undefined || !buffer.dropsTransaction(trace, spans)) return false;
    client.recordDroppedEvent("sample_rate", "transaction", 1);
    dropSpans(spans.length);
    return true;
  }

  /** Handles an envelope. Returns true if the envelope was held or dropped, so that it must not be sent now. */
  function take(envelope: Envelope): boolean {
    // `observeSpans` cannot assign an error to a trace if the app uses another version of @sentry/core, because
    // `getActiveSpan` then finds no span. So errors are also detected here, by the trace id in the event.
    for (const [, event] of envelope[1]) if (isError(event)) fail(event.contexts?.trace?.trace_id);
    const spans = spansOf(envelope);
    // A disabled client must not hold envelopes. Otherwise, they would be sent when the client is enabled again.
    if (spans.length === 0 || isOff()) return false;
    if (buffer.take(envelope, spans)) return true;
    // The buffer has forgotten the trace, or never observed it. So the trace is sampled at its base rate. If
    // `sample_rand` or `sample_rate` is missing, `contextNumber` returns NaN, and the envelope is sent.
    if (!(contextNumber(envelope, "sample_rand") >= contextNumber(envelope, "sample_rate"))) return false;
    drop(envelope);
    return true;
  }

  /**
   * Flushes the SDK, so that the sampler receives the spans that the SDK has buffered. Then decides about the held
   * traces, and flushes again to send the kept envelopes and the client report.
   */
  async function flushTwice(timeout?: number, alsoOpen = closing): Promise<boolean> {
    const began = now();
    // At least 1 ms, because the SDK treats a timeout of 0 as no timeout.
    const remainingMs = () => timeout && Math.max(1, timeout - (now() - began));
    await flush(timeout);
    // Traces with a running root span stay held, unless the client is closed or the process may end.
    safely(() => buffer.releaseAll(alsoOpen));
    const drainMs = remainingMs();
    const drained = await new Promise<boolean>((resolve) => {
      sendQueue.drained().then(() => resolve(true));
      if (drainMs) later(drainMs, () => resolve(false));
    });
    return (await flush(remainingMs())) && drained;
  }

  // The SDK ignores the response to an envelope with spans, so an empty response is returned for a held or dropped
  // envelope.
  client.sendEnvelope = async (envelope: never) => (safely(() => take(envelope)) ? {} : send(envelope));
  if (client.getOptions().traceLifecycle === "stream") {
    client.emit = (hook: string, ...args: unknown[]) => {
      const isEnd = hook === "afterSpanEnd" || hook === "afterSegmentSpanEnd";
      // This cast is safe, because the argument of both hooks is a span.
      if (!isEnd || !safely(() => withholds(hook, args[0] as LiveSpan))) emit(hook, ...args);
    };
  }
  client.captureEvent = (event: Event, ...rest: never[]) => {
    const { event_id = "" } = event;
    const process = () => (safely(() => dropsEvent(event)) ? event_id : captureEvent(event as never, ...rest));
    if (!waitsForErrors || event.type !== "transaction") return process();
    // An error that is captured right after the root span has ended must still count, so the transaction is processed
    // later, in a microtask.
    queueMicrotask(() => void safely(process));
    return event_id;
  };
  client.flush = flushTwice;
  client.close = (timeout) => {
    closing = true;
    return close(timeout);
  };
  const stop = onShutdown({
    // A flush makes the process emit `beforeExit` again, so a flush on each `beforeExit` would keep the process alive
    // forever. So the SDK is flushed only while a trace is held, because only then can its buffer contain spans.
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
      traceOfRoot.set(span, trace);
      fillEmptyDsc(span, trace.sampleRand);
      // The SDK has set a rate of 1, because every trace is recorded. Called services must receive the real rate.
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
