/** Counts by label values, which are joined with a vertical bar: `error|network_error` -> 3 */
export type Counts = Map<string, number>;

/**
 * How many combinations of label values are counted separately. With the other metrics, a process has fewer than 320
 * series.
 */
const MAX_SERIES = 200;

/** Counts a quantity. Once there are too many combinations, new ones are counted as `other`. */
export function count(counts: Counts, labels: readonly string[], quantity: number): void {
  // An app can call the SDK's method with anything, and a counter must not fall.
  if (!(quantity > 0 && quantity < Number.POSITIVE_INFINITY)) return;
  const wanted = labels.join("|");
  const key = counts.has(wanted) || counts.size < MAX_SERIES ? wanted : labels.map(() => "other").join("|");
  counts.set(key, (counts.get(key) ?? 0) + quantity);
}

/** Returns the label values and the count of each combination. */
export function entriesOf(counts: Counts): (readonly [labels: readonly string[], count: number])[] {
  return [...counts].map(([key, quantity]) => [key.split("|"), quantity]);
}
