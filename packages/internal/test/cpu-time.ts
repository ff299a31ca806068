/** How many times each length is measured. Only the smallest measurement counts, because noise can only add time. */
const ROUNDS = 3;

/** Returns the CPU time of a function call in nanoseconds. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

/**
 * Returns the CPU time of one long input, divided by the CPU time of several short inputs that together have as many
 * characters. The result is about 1 if the time is linear in the length of an input, and about `long / short` if the
 * time is quadratic.
 *
 * @param run Processes an input of `length` characters.
 */
export function growthOf(run: (length: number) => void, short: number, long: number): number {
  const count = Math.round(long / short);
  const least = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    const ofShort = cpuTime(() => {
      for (let input = 0; input < count; input++) run(short);
    });
    least.short = Math.min(least.short, ofShort);
    least.long = Math.min(
      least.long,
      cpuTime(() => run(long)),
    );
  }
  return least.long / least.short;
}
