/** What `reduceSpans` must remember about a trace between two calls. */
export interface ReducedTrace {
  /** Ids of spans that were sent. If the policy has no `maxPerTrace`, it contains only root spans of transactions. */
  readonly sent: Set<string | undefined>;
  /**
   * Ids of spans that have not arrived yet and must not be removed, because spans below them were already sent. They
   * count toward `maxPerTrace`.
   */
  readonly missing: Set<string | undefined>;
  /** Maps the id of each removed span to the id of its parent. The parent can itself be a removed span. */
  readonly ancestors: Map<string | undefined, string | undefined>;
}

/**
 * Returns the first span id that is not in `parents`, beginning with `id` itself and continuing with its ancestors.
 * `parents` maps each id to the id of its parent.
 */
export function firstUnknown(
  id: string | undefined,
  parents: ReadonlyMap<string | undefined, string | undefined>,
): string | undefined {
  const seen = new Set();
  let current = id;
  for (; parents.has(current) && !seen.has(current); current = parents.get(current)) seen.add(current);
  return current;
}
