/**
 * How often each combination of label values occurred. A key joins the values with a vertical bar:
 * `error|network_error`
 */
export type Counts = Map<string, number>;

/**
 * Maximum number of label combinations per metric. It limits the number of time series that a monitoring system must
 * store.
 */
const MAX_SERIES = 200;

/**
 * Adds a quantity to the count of a key. Once there are `MAX_SERIES` keys, quantities of new keys are counted as
 * `other`.
 */
export function count(counts: Counts, key: string, quantity: number): void {
  const known = counts.get(key);
  if (!isQuantity(quantity)) return;
  if (known !== undefined || counts.size < MAX_SERIES) counts.set(key, (known ?? 0) + quantity);
  else {
    // Replaces every label value: `error|network_error` -> `other|other`
    const other = key.replace(/[^|]+/g, "other");
    counts.set(other, (counts.get(other) ?? 0) + quantity);
  }
}

/** Checks that a quantity is positive and finite, because the app can report any number of dropped items. */
export function isQuantity(quantity: number): boolean {
  return quantity > 0 && quantity < Number.POSITIVE_INFINITY;
}

/** Returns each key, split into its label values, with its count. */
export function entriesOf(counts: Counts): (readonly [labels: readonly string[], count: number])[] {
  return [...counts].map(([key, quantity]) => [key.split("|"), quantity]);
}
