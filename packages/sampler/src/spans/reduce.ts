import type { SpanPolicy } from "../policy/spans.ts";
import type { SentSpan } from "../shared/span-reducer.ts";
import { enforceMaximum } from "./maximum.ts";
import { firstUnknown, forgetOldest, type ReducedTrace } from "./reduced-trace.ts";
import { durationOf, foldedSpan, matches, nameOf, opOf } from "./sent-span.ts";

export interface ReducedSpans {
  /** Maps each original span that remains to the span that is sent in its place. */
  readonly remaining: ReadonlyMap<SentSpan, SentSpan>;
  /** Number of spans that a rule dropped. */
  readonly ignored: number;
  /** Number of spans that were dropped because the trace had more than `maxPerTrace` spans. */
  readonly overflow: number;
}

/**
 * Drops and folds spans of a trace according to the policy. Never removes a span for which `isFixed` returns true, and
 * none of its ancestors. Children of a removed span get its nearest remaining ancestor as their parent, so the spans
 * still form one tree.
 */
export function reduceSpans(
  { maxPerTrace = Infinity, drop = [], fold }: SpanPolicy,
  spans: readonly SentSpan[],
  isFixed: (span: SentSpan) => boolean,
  trace: ReducedTrace,
): ReducedSpans {
  const byId = new Map(spans.map((span) => [span.span_id, span]));
  const fixed = withAncestors(
    spans.filter((span) => isFixed(span) || trace.missing.has(span.span_id)),
    byId,
  );
  const remaining = new Map(spans.map((span) => [span, span]));

  for (const span of spans) {
    const isDropped = drop.some(
      ({ op, name, underMs = Infinity }) =>
        matches(op, opOf(span)) && matches(name, nameOf(span)) && durationOf(span) < underMs,
    );
    if (isDropped && !fixed.has(span)) remaining.delete(span);
  }
  const ignored = spans.length - remaining.size;

  for (const run of fold ? runsOf([...remaining.keys()], fixed) : []) {
    if (fold === undefined || run.length <= fold.over || !matches(fold.op, opOf(run[0]))) continue;
    for (const span of run) remaining.delete(span);
    remaining.set(run[0], foldedSpan(run));
    fixed.add(run[0]);
  }

  const overflow = enforceMaximum(maxPerTrace, spans, remaining, fixed, trace);
  reconnect(spans, remaining, trace);
  forgetOldest(trace, maxPerTrace);
  return { remaining, ignored, overflow };
}

function withAncestors(spans: readonly SentSpan[], byId: ReadonlyMap<string | undefined, SentSpan>): Set<SentSpan> {
  const found = new Set<SentSpan>();
  for (const span of spans) {
    for (let one: SentSpan | undefined = span; one !== undefined && !found.has(one); ) {
      found.add(one);
      one = one.parent_span_id === undefined ? undefined : byId.get(one.parent_span_id);
    }
  }
  return found;
}

/**
 * Returns groups of siblings that follow one another by start time and have the same operation and name. A span that
 * has children or must not be removed ends a group.
 */
function runsOf(spans: readonly SentSpan[], fixed: ReadonlySet<SentSpan>): [SentSpan, ...SentSpan[]][] {
  const parents = new Set(spans.map((span) => span.parent_span_id));
  const runs: [SentSpan, ...SentSpan[]][] = [];
  const latest = new Map<string | undefined, [SentSpan, ...SentSpan[]] | undefined>();
  const byStart = [...spans].sort((one, other) => (one.start_timestamp ?? 0) - (other.start_timestamp ?? 0));
  for (const span of byStart) {
    const parent = span.parent_span_id;
    if (fixed.has(span) || parents.has(span.span_id)) {
      latest.delete(parent);
      continue;
    }
    const run = latest.get(parent);
    if (run !== undefined && opOf(run[0]) === opOf(span) && nameOf(run[0]) === nameOf(span)) run.push(span);
    else {
      const begun: [SentSpan, ...SentSpan[]] = [span];
      runs.push(begun);
      latest.set(parent, begun);
    }
  }
  return runs;
}

/** Gives each remaining span the nearest remaining ancestor as its parent. */
function reconnect(spans: readonly SentSpan[], remaining: Map<SentSpan, SentSpan>, trace: ReducedTrace): void {
  for (const span of spans) {
    if (!remaining.has(span)) trace.ancestors.set(span.span_id, span.parent_span_id);
  }
  for (const [span, sent] of remaining) {
    const parent = firstUnknown(span.parent_span_id, trace.ancestors);
    if (parent !== undefined) remaining.set(span, { ...sent, parent_span_id: parent });
  }
}
