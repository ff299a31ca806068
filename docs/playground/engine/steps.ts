/** Work that can be paused wherever its generator yields. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The longest time, in milliseconds, for which work that can be paused keeps the page from responding. */
const LONGEST_MS = 40;

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Does the work with pauses, in which the page can respond. Stops and returns `undefined` if the result is no longer
 * needed.
 */
export async function finishWithPauses<T>(steps: Steps<T>, isNeeded: () => boolean): Promise<T | undefined> {
  let start = performance.now();
  while (isNeeded()) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - start < LONGEST_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return undefined;
}
