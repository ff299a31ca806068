import { getActiveSpan, getCapturedScopesOnSpan, getDefaultCurrentScope } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import { rootIdOf } from "./live-span.ts";
import { isPage } from "./shutdown.ts";

/**
 * A root span that has just started, with the data that is needed to find the root spans that are decided together with
 * it.
 */
export interface RootSpan {
  readonly traceId: string;
  readonly spanId: string;
  /**
   * The random number, from 0 to 1, that decides whether the trace is kept. It is `undefined` if it is not known yet.
   */
  readonly sampleRand: number | undefined;
  /**
   * Whether the span belongs to the trace that the process shares for all work outside of requests. Such a root span is
   * decided separately, or together with `outer`.
   */
  readonly isAlone: boolean;
  /**
   * The id of the root span that was active when this one was started. With `forceTransaction`, a root span can start
   * inside another one.
   */
  readonly outer: string | undefined;
}

/** The fields of a scope's propagation context that the sampler uses. */
interface Propagation {
  readonly traceId: string;
  readonly parentSpanId?: string | undefined;
  readonly dsc?: { sample_rand?: string | undefined } | undefined;
}

/**
 * Captures the random number in the dynamic sampling context that SDK v10 stores in the trace state. Example: in
 * `a=1,sample_rand=0.5`, it captures `0.5`.
 */
const SAMPLE_RAND = /sample_rand=([\d.e-]+)/;

/**
 * Describes a root span. If an earlier service chose a random number, the root span has this number. Otherwise, the
 * number is derived from the trace id. So all services get the same number, even if a service between them does not
 * pass it on. If `isAlone` is true, the span id is used instead of the trace id.
 */
export function describeRoot(span: LiveSpan): RootSpan {
  const { traceId, spanId, traceState } = span.spanContext();
  const propagation = propagationOf(span);
  const active = getActiveSpan();
  const outer = active?.spanContext().traceId === traceId ? rootIdOf(active) : undefined;
  const isAlone = propagation !== undefined && isOfProcess(propagation, traceId);
  const given = traceState ? SAMPLE_RAND.exec(traceState.get("sentry.dsc") ?? "")?.[1] : propagation?.dsc?.sample_rand;
  const isKnown = traceState !== undefined || propagation !== undefined;
  const own = isKnown ? fractionOf(isAlone ? spanId : traceId) : undefined;
  return { traceId, spanId, sampleRand: given === undefined ? own : Number(given), isAlone, outer };
}

/** Returns the propagation context of the scope in which a span was started. */
export function propagationOf(span: LiveSpan): Propagation | undefined {
  // This cast is safe, because the function only reads a field that the SDK adds to its spans.
  const { scope } = getCapturedScopesOnSpan(span as Parameters<typeof getCapturedScopesOnSpan>[0]);
  return scope?.getPropagationContext();
}

/**
 * Checks whether a trace is the one that the process shares for all work outside of requests. In SDK v11, every root
 * span outside of a request belongs to this trace. In a browser, the result is false, because there all root spans of a
 * page belong together.
 */
function isOfProcess({ parentSpanId, dsc }: Propagation, traceId: string): boolean {
  const isContinued = parentSpanId !== undefined || dsc !== undefined;
  return !isContinued && !isPage() && getDefaultCurrentScope().getPropagationContext().traceId === traceId;
}

/**
 * Converts the last 13 hexadecimal digits of an id to a number from 0 to 1. All kinds of trace ids end with random
 * digits. Example: for `8000000000000`, it returns 0.5.
 */
export function fractionOf(id: string): number {
  return Number.parseInt(id.slice(-13), 16) / 16 ** 13;
}
