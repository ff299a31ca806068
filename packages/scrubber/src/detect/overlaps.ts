import type { Place } from "../shared/place.ts";

/**
 * Sorts places by their start, and merges places that overlap. Of two overlapping places, the one that begins first is
 * kept. If both begin at the same position, the longer one is kept. If the other place ends later, the kept place is
 * extended to that end.
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
