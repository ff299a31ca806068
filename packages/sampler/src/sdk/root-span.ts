import { getActiveSpan, getCapturedScopesOnSpan, getDefaultCurrentScope } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import { rootIdOf } from "./live-span.ts";
import { isPage } from "./shutdown.ts";

/** A root span that has just started, with what is needed to find the root spans that are decided together with it. */
export interface RootSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Random number, 0 to 1, that decides whether the trace is kept. It is undefined if it is not known yet. */
  readonly sampleRand: number | undefined;
  /**
   * Whether the span belongs to the process's own trace, which everything outside of requests shares. Such a root span
   * is decided separately, or together with `outer`.
   */
  readonly isAlone: boolean;
  /** Id of the root span that was active when this one was started, which is possible with `forceTransaction`. */
  readonly outer: string | undefined;
}

/** The fields of a scope's propagation context that the sampler reads. */
interface Propagation {
  readonly traceId: string;
  readonly parentSpanId?: string | undefined;
  readonly dsc?: { readonly sample_rand?: string | undefined } | undefined;
}

/**
 * Finds the random number in the dynamic sampling context of SDK v10's trace state. Example: for `a=1,sample_rand=0.5`,
 * it returns `0.5`.
 */
const SAMPLE_RAND = /sample_rand=([\d.e-]+)/;

/**
 * Describes a root span. Its random number is the one that an earlier service chose, if there is one. Otherwise it is
 * derived from the trace id. So all services get the same number, even if a service between them does not pass it on.
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
 * Checks whether a trace is the process's own trace, to which every root span outside of a request belongs in SDK v11.
 * In a browser, the result is false, because there all root spans of a page belong together.
 */
function isOfProcess({ parentSpanId, dsc }: Propagation, traceId: string): boolean {
  const isContinued = parentSpanId !== undefined || dsc !== undefined;
  return !isContinued && !isPage() && getDefaultCurrentScope().getPropagationContext().traceId === traceId;
}

/**
 * Converts the last 13 hexadecimal digits of an id to a number from 0 to 1. Every kind of trace id ends with random
 * digits. `8000000000000` -> 0.5
 */
export function fractionOf(id: string): number {
  return Number.parseInt(id.slice(-13), 16) / 16 ** 13;
}
