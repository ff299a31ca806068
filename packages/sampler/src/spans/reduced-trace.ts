import { limitSize } from "../shared/limit-size.ts";

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
 * How many removed spans, and parents that have not arrived, are remembered per trace. If there are more, the oldest are
 * forgotten.
 */
const REMEMBERED = 10_000;

/**
 * Returns the first span id that is not in `parents`, beginning with `id` itself and continuing with its ancestors.
 * `parents` maps each id to the id of its parent. The result becomes the parent of all ids on the way, so that later
 * calls do not follow the same path again.
 */
export function firstUnknown(
  id: string | undefined,
  parents: Map<string | undefined, string | undefined>,
): string | undefined {
  const seen = new Set<string | undefined>();
  let current = id;
  for (; parents.has(current) && !seen.has(current); current = parents.get(current)) seen.add(current);
  for (const passed of seen) parents.set(passed, current);
  return current;
}

/**
 * Limits the memory that a long trace needs. It never removes more spans as a result, with one exception: a parent that
 * arrives after 10,000 other parents is treated like any other span. The children of a forgotten span keep its id as
 * their parent.
 */
export function forgetOldest({ sent, missing, ancestors }: ReducedTrace, maxPerTrace: number): void {
  limitSize(ancestors, REMEMBERED);
  limitSize(missing, REMEMBERED);
  // The size of `sent` must not fall below the maximum, because it is compared with it.
  limitSize(sent, maxPerTrace < Infinity ? Math.max(maxPerTrace, REMEMBERED) : REMEMBERED);
}
