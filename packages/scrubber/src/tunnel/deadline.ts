/** The result of {@link before} if the promise does not settle in time. */
export const LATE: unique symbol = Symbol("late");

/** Returns the result of a promise, or {@link LATE} if the promise does not settle within `ms` milliseconds. */
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
