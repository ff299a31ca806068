import type { SentSpan } from "../shared/span-reducer.ts";
import { firstUnknown, type ReducedTrace } from "./reduced-trace.ts";
import { durationOf } from "./sent-span.ts";

/**
 * Removes the shortest spans from `remaining` until the trace has at most `maxPerTrace` spans. Never removes a span in
 * `fixed`, even if the trace then has more spans. Returns how many spans it removed, and records in `trace` which ones
 * are sent. Spans that were sent earlier count toward the maximum. So does an ancestor that has not arrived yet,
 * because it must be sent when it arrives. `spans` contains all spans, including those that are no longer in
 * `remaining`.
 */
export function enforceMaximum(
  maxPerTrace: number,
  spans: readonly SentSpan[],
  remaining: Map<SentSpan, SentSpan>,
  fixed: ReadonlySet<SentSpan>,
  trace: ReducedTrace,
): number {
  const { sent, missing } = trace;
  const before = remaining.size;
  // The parent of a root span usually belongs to another service, so it never arrives.
  const parents = new Map(
    spans.map(({ span_id, parent_span_id: id, is_segment }) => [
      span_id,
      is_segment ? undefined : firstUnknown(id, trace.ancestors),
    ]),
  );
  const byDuration = [...remaining.keys()].sort((one, other) => durationOf(other) - durationOf(one));
  // Fixed spans come first, because they are sent in any case and leave less room for the others.
  for (const span of [...fixed, ...byDuration]) {
    const { span_id } = span;
    const ancestor = firstUnknown(span_id, parents);
    const isMissing = ancestor !== undefined && !sent.has(ancestor);
    const added = isMissing && !missing.has(ancestor) ? 2 : 1;
    if (sent.size + missing.size + added > maxPerTrace && !fixed.has(span)) remaining.delete(span);
    else {
      if (maxPerTrace < Infinity) sent.add(span_id);
      missing.delete(span_id);
      if (isMissing) missing.add(ancestor);
    }
  }
  return before - remaining.size;
}
