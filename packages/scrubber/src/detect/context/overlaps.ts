interface Place {
  readonly start: number;
  readonly end: number;
}

/** Sorts places in a text, and leaves out those that begin inside an earlier one. */
export function withoutOverlaps<P extends Place>(places: readonly P[]): readonly P[] {
  const kept: P[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end))
    if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}
