/** Limit of the cost per character as a ratio to that in the shortest input; inputs below LONGEST get twice as much. */
const MOST_GROWTH = 1.5;
/** Limit of the cost per character as a ratio to that of plain text, for inputs of LONGEST characters or more. */
export const MOST_TIMES_PLAIN = 30;
/** The same for shorter inputs, which the budget of a payload does not bound yet. */
const MOST_TIMES_PLAIN_SHORT = 300;
/** Growth counts from at least this many times the cost of plain text, so that cheap inputs may grow up to it. */
const CHEAP = 3;
/** The most characters of a text that are searched. */
export const LONGEST = 1_000_000;
/** If a limit is exceeded this many times, longer inputs are skipped, since they would take minutes. */
const FAR = 4;
/** Noise only adds time, so the least of several measurements counts. A slow input is slow in all of them. */
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 10;
/** An input far beyond a limit is given up after this many rounds or milliseconds. */
const ENOUGH_ROUNDS = 5;
const ENOUGH_MS = 20_000;

/** Nanoseconds per character of an input, and of a plain text of the same length. */
interface Costs {
  readonly own: number;
  readonly plain: number;
}

/** Measures both once more, one after the other, and returns the least of each measured so far. */
export type Measure = (length: number) => Costs | Promise<Costs>;

/** Returns why the cost of the inputs is too high or grows too fast, or `undefined` if it does neither. */
export async function excessOf(lengths: readonly number[], measure: Measure): Promise<string | undefined> {
  const costs = new Map<number, Costs>();
  const begun = performance.now();
  let excess: string | undefined;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let isFar = false;
    for (const length of lengths) {
      costs.set(length, await measure(length));
      isFar = judge(costs, FAR) !== undefined;
      if (isFar) break;
    }
    excess = judge(costs, 1);
    if (round >= LEAST_ROUNDS && excess === undefined) return undefined;
    if (isFar && (round >= ENOUGH_ROUNDS || performance.now() - begun > ENOUGH_MS)) return excess;
  }
  return excess;
}

/** Returns how the costs exceed `slack` times a limit, or `undefined` if they do not. */
function judge(costs: ReadonlyMap<number, Costs>, slack: number): string | undefined {
  const [bottom] = costs.values();
  for (const [length, { own, plain }] of costs) {
    const shown = `${own.toFixed(1)} ns for each of ${length} characters`;
    const times = own / plain;
    const most = length >= LONGEST ? MOST_TIMES_PLAIN : MOST_TIMES_PLAIN_SHORT;
    if (times > slack * most) return `${shown} is ${times.toFixed(1)} times the cost of plain text`;
    // A short input may take almost no time, so growth is relative to at least CHEAP times plain text.
    const before = Math.max(bottom?.own ?? 0, CHEAP * plain);
    const growth = (own / before).toFixed(1);
    // Short measurements are noisy, so they get twice the limit. Real growth exceeds it by far at the longest input.
    if (own > slack * (length >= LONGEST ? MOST_GROWTH : 2 * MOST_GROWTH) * before)
      return `${shown} is ${growth} times the cost in shorter inputs (${before.toFixed(1)} ns)`;
  }
  return undefined;
}

/** Returns a function that records values by key and returns the least one recorded so far. */
export function leastByKey(): (key: string, value: number) => number {
  const least = new Map<string, number>();
  return (key, value) => {
    const kept = Math.min(value, least.get(key) ?? value);
    least.set(key, kept);
    return kept;
  };
}

/** Returns the CPU time of a function call in nanoseconds. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}
