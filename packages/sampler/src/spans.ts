import type { SpanPolicy, SpanVolume } from "./policy/spans.ts";
import { createEnvelopeReducer } from "./spans/reduce-envelopes.ts";

export type { DropRule, FoldRule, SpanPolicy, SpanVolume } from "./policy/spans.ts";
export type { SentSpan, SpanEnvelope, SpanReducer, SpanReducerTools } from "./shared/span-reducer.ts";

/**
 * Creates a value for the sampler's option `spans`, which limits how many spans of a kept trace are sent in mode
 * `tail`:
 *
 * - Spans that match `drop` are dropped.
 * - Consecutive siblings with the same operation and name are folded into one span. That span gets the attributes
 *   `folded.count` and `folded.total_ms`.
 * - If there are still more than `maxPerTrace` spans, the shortest ones are dropped.
 *
 * Failed spans and their ancestors are always sent. The children of a dropped span get the nearest remaining ancestor
 * as their parent. Dropped spans are counted in the client report. `sampler()` validates this policy together with the
 * sampler's policy.
 *
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { sampler } from "@sentry-policy/sampler";
 * import { spanVolume } from "@sentry-policy/sampler/spans";
 *
 * const spans = spanVolume({ maxPerTrace: 200, fold: { op: "db.redis", over: 5 } });
 * Sentry.init({ ...sampler({ rate: 0.1, spans }) });
 * ```
 */
export function spanVolume(policy: SpanPolicy): SpanVolume {
  return { policy, reduce: createEnvelopeReducer(policy) };
}
