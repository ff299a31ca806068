import type { SentSpan } from "../shared/span-reducer.ts";

/** The attribute for the number of spans that were folded into one. */
const COUNT = "folded.count";
/** The attribute for the total duration of the folded spans, in milliseconds. */
const TOTAL = "folded.total_ms";

export function opOf({ op, attributes }: SentSpan): unknown {
  return op ?? attributes?.["sentry.op"]?.value;
}

export function nameOf({ description, name }: SentSpan): string {
  return description ?? name ?? "";
}

/** Returns the duration of a span in milliseconds. */
export function durationOf({ start_timestamp = 0, timestamp, end_timestamp = timestamp ?? 0 }: SentSpan): number {
  return 1000 * (end_timestamp - start_timestamp);
}

/**
 * Checks whether a value is equal to a string or matches a pattern. If `expected` is `undefined`, the result is true.
 */
export function matches(expected: string | RegExp | undefined, value: unknown): boolean {
  if (!(expected instanceof RegExp)) return expected === undefined || expected === value;
  return typeof value === "string" && value.search(expected) !== -1;
}

/**
 * Folds a group of spans into one, which lasts from the first start to the last end. Its attributes contain the number
 * of folded spans and their total duration.
 */
export function foldedSpan(run: readonly [SentSpan, ...SentSpan[]]): SentSpan {
  const [first] = run;
  const ends = run.map(({ timestamp = 0, end_timestamp = timestamp }) => end_timestamp);
  const end = Math.max(...ends);
  const count = run.length;
  const totalMs = run.reduce((sum, span) => sum + durationOf(span), 0);
  if (first.attributes === undefined) {
    return { ...first, timestamp: end, data: { ...first.data, [COUNT]: count, [TOTAL]: totalMs } };
  }
  const added = { [COUNT]: { value: count, type: "integer" }, [TOTAL]: { value: totalMs, type: "double" } };
  return { ...first, end_timestamp: end, attributes: { ...first.attributes, ...added } };
}
