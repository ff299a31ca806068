import { getActiveSpan, getCapturedScopesOnSpan, getDefaultCurrentScope } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import { rootIdOf } from "./live-span.ts";
import { isPage } from "./shutdown.ts";

/**
 * A root span that has just started. Some root spans must be kept or dropped together, and the fields of this object
 * show which ones.
 */
export interface RootSpan {
  readonly traceId: string;
  readonly spanId: string;
  /**
   * The random number, from 0 to 1, that decides whether the trace is kept. It is `undefined` if it is not known yet.
   */
  readonly sampleRand: number | undefined;
  /**
   * Whether the trace id of the span is only the default trace id of the process, which all work outside of requests
   * shares. Such a root span is kept or dropped independently of other root spans. The only exception is `outer`: if it
   * is set, both root spans are kept or dropped together.
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
  readonly dsc?: { readonly sample_rand?: string | undefined } | undefined;
}

/**
 * Captures the random number in the dynamic sampling context that SDK v10 stores in the trace state. Example: in
 * `a=1,sample_rand=0.5`, it captures `0.5`.
 */
const SAMPLE_RAND = /sample_rand=([\d.e-]+)/;

/**
 * Describes a root span. If an earlier service chose a random number, the root span has this number. Otherwise, the
 * number is derived from the trace id. So all services use the same number, even if a service between them does not
 * forward the number. If `isAlone` is true, the number is derived from the span id instead.
 */
export function describeRoot(span: LiveSpan): RootSpan {
  const { traceId, spanId, traceState } = span.spanContext();
  const propagation: Propagation | undefined = getCapturedScopesOnSpan(
    span as Parameters<typeof getCapturedScopesOnSpan>[0],
  ).scope?.getPropagationContext();
  const active = getActiveSpan();
  const outer = active?.spanContext().traceId === traceId ? rootIdOf(active) : undefined;
  const isAlone = propagation !== undefined && isOfProcess(propagation, traceId);
  const given = traceState ? SAMPLE_RAND.exec(traceState.get("sentry.dsc") ?? "")?.[1] : propagation?.dsc?.sample_rand;
  const isKnown = traceState !== undefined || propagation !== undefined;
  const own = isKnown ? fractionOf(isAlone ? spanId : traceId) : undefined;
  return { traceId, spanId, sampleRand: given === undefined ? own : Number(given), isAlone, outer };
}

/**
 * Checks whether `traceId` is the default trace id of the process, which all work outside of requests shares. In SDK
 * v11, every root span outside of a request has this trace id. In a browser, the function returns false, because all
 * root spans of a page belong to one trace there.
 */
function isOfProcess({ parentSpanId, dsc }: Propagation, traceId: string): boolean {
  const isContinued = parentSpanId !== undefined || dsc !== undefined;
  return !isContinued && !isPage() && getDefaultCurrentScope().getPropagationContext().traceId === traceId;
}

/**
 * Converts the last 13 hexadecimal digits of an id to a number from 0 to 1. The last digits are used because some trace
 * ids, such as those of AWS X-Ray, begin with a timestamp. Example: for `8000000000000`, it returns 0.5.
 */
export function fractionOf(id: string): number {
  return Number.parseInt(id.slice(-13), 16) / 16 ** 13;
}
