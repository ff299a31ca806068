import { getActiveSpan, getCapturedScopesOnSpan, getDefaultCurrentScope } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import { rootIdOf } from "./live-span.ts";
import { isPage } from "./shutdown.ts";

/** A root span that has just started. The fields show which root spans must be kept or dropped together. */
export interface RootSpan {
  readonly traceId: string;
  readonly spanId: string;
  /**
   * The random number, from 0 to 1, that decides whether the trace is kept. It is `undefined` if it is not known yet.
   */
  readonly sampleRand: number | undefined;
  /**
   * Whether the span started outside of any request, and has the default trace id of the process. All such root spans
   * have the same trace id, but each one is kept or dropped on its own. The exception is a span that started inside the
   * root span `outer`: both are kept or dropped together.
   */
  readonly isAlone: boolean;
  /**
   * The id of the root span that was active when this one started. This happens with `forceTransaction`, which starts a
   * root span inside another one.
   */
  readonly outer: string | undefined;
}

/** The fields of a scope's propagation context that `describeRoot` uses. */
interface Propagation {
  readonly traceId: string;
  readonly parentSpanId?: string | undefined;
  readonly dsc?: { sample_rand?: string | undefined } | undefined;
}

/**
 * Captures the random number in the dynamic sampling context that SDK v10 stores in the trace state:
 * `a=1,sample_rand=0.5` -> `0.5`
 */
const SAMPLE_RAND = /sample_rand=([\d.e-]+)/;

/**
 * Describes a root span. Its random number is the one that an earlier service sent. If there is none, the number is
 * computed from the trace id, so that every service gets the same number. For a span with `isAlone`, it is computed
 * from the span id, because unrelated spans share the trace id.
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
 * Checks whether `traceId` is the default trace id of the process. In SDK v11, every root span outside of a request has
 * it. In a browser, the result is false, because there all root spans of a page belong to one trace.
 */
function isOfProcess({ parentSpanId, dsc }: Propagation, traceId: string): boolean {
  const isContinued = parentSpanId !== undefined || dsc !== undefined;
  return !isContinued && !isPage() && getDefaultCurrentScope().getPropagationContext().traceId === traceId;
}

/**
 * Converts the last 13 hexadecimal digits of an id to a number from 0 to 1: `8000000000000` -> 0.5. The first digits
 * are not random in some trace ids, such as those of AWS X-Ray, which begin with a timestamp.
 */
export function fractionOf(id: string): number {
  return Number.parseInt(id.slice(-13), 16) / 16 ** 13;
}
