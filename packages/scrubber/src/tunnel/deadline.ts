/** The result of {@link before} if the promise takes too long. */
export const LATE: unique symbol = Symbol("late");

/** Returns the result of a promise, or {@link LATE} if the promise is not settled after `ms` milliseconds. */
export async function before<T>(ms: number, promise: Promise<T>): Promise<T | typeof LATE> {
  let timer: Parameters<typeof clearTimeout>[0] | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}
