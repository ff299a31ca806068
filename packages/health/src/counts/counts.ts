/** Counts by label values. A key joins the values with a vertical bar: `error|network_error` -> 3 */
export type Counts = Map<string, number>;

/**
 * How many combinations of label values are counted separately. This keeps a process below 320 series, including those
 * of the other metrics.
 */
const MAX_SERIES = 200;

/** Adds a quantity to a count. When there are too many combinations, new ones are counted as `other`. */
export function count(counts: Counts, key: string, quantity: number): void {
  const known = counts.get(key);
  if (!isQuantity(quantity)) return;
  if (known !== undefined || counts.size < MAX_SERIES) counts.set(key, (known ?? 0) + quantity);
  else {
    // `error|network_error` -> `other|other`
    const other = key.replace(/[^|]+/g, "other");
    counts.set(other, (counts.get(other) ?? 0) + quantity);
  }
}

/** Checks whether a number, which can come from the app, can be added to a counter: it must be positive and finite. */
export function isQuantity(quantity: number): boolean {
  return quantity > 0 && quantity < Number.POSITIVE_INFINITY;
}

/** Returns the label values and the count of each combination. */
export function entriesOf(counts: Counts): (readonly [labels: readonly string[], count: number])[] {
  return [...counts].map(([key, quantity]) => [key.split("|"), quantity]);
}
