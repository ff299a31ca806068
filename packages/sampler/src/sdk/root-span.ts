import { getActiveSpan, getCapturedScopesOnSpan, getDefaultCurrentScope } from "@sentry/core";
import type { LiveSpan } from "./client.ts";
import { rootIdOf } from "./live-span.ts";
import { isPage } from "./shutdown.ts";

/** A root span that has just started, and what decides together with which others it is kept or dropped. */
export interface RootSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Random number that decides whether the trace is kept, 0 to 1, or undefined if it is not known yet. */
  readonly sampleRand: number | undefined;
  /**
   * Whether the span belongs to the trace that all that the process does outside of requests shares. It is then decided
   * alone, or with `outer`.
   */
  readonly isAlone: boolean;
  /** Id of the root span within which this one was started, with `forceTransaction`. */
  readonly outer: string | undefined;
}

/** A scope's propagation context, as far as the sampler reads it. */
interface Propagation {
  readonly traceId: string;
  readonly parentSpanId?: string | undefined;
  readonly dsc?: { readonly sample_rand?: string | undefined } | undefined;
}

/** Matches the random number in the dynamic sampling context that SDK v10 stores in the trace state. */
const SAMPLE_RAND = /sample_rand=([\d.e-]+)/;

/**
 * Describes a root span. Its random number is the one that an earlier service chose, if there is one. Otherwise it is
 * derived from the trace id, so that all services get the same one, even if a service between them does not pass it on.
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
 * Checks whether a trace is the one of the process. In SDK v11, every root span outside of a request belongs to it. In a
 * browser it is the trace of the page.
 */
function isOfProcess({ parentSpanId, dsc }: Propagation, traceId: string): boolean {
  const isContinued = parentSpanId !== undefined || dsc !== undefined;
  return !isContinued && !isPage() && getDefaultCurrentScope().getPropagationContext().traceId === traceId;
}

/**
 * Returns the last 13 hexadecimal digits of an id, which are random in every kind of trace id, as a fraction. `8` and 12
 * zeros -> 0.5
 */
export function fractionOf(id: string): number {
  return Number.parseInt(id.slice(-13), 16) / 16 ** 13;
}
