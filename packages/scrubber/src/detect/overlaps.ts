import type { Place } from "../shared/place.ts";

/**
 * Sorts places by their start, and merges each group of overlapping places into one. The result has the fields of the
 * place that begins first, or of the longer one if both begin at the same position, and extends to the last end.
 */
export function withoutOverlaps<P extends Place>(places: readonly P[]): readonly P[] {
  const kept: P[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || place.start >= last.end) kept.push(place);
    else if (place.end > last.end) kept[kept.length - 1] = { ...last, end: place.end };
  }
  return kept;
}
