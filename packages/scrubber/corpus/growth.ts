/**
 * Maximum growth. The growth is the cost per character of an input, divided by the cost per character of the shortest
 * input. The limit is twice as high for inputs with fewer than LONGEST characters.
 */
const MOST_GROWTH = 1.5;
/** Maximum cost per character of an input with LONGEST characters or more, as a multiple of the cost of plain text. */
export const MOST_TIMES_PLAIN = 30;
/**
 * Like `MOST_TIMES_PLAIN`, but for shorter inputs. It is higher, because the work limit of a payload limits only the
 * cost of long inputs.
 */
const MOST_TIMES_PLAIN_SHORT = 300;
/**
 * The growth of a cost is computed from at least this multiple of the cost of plain text. So the test does not fail if
 * the cost of a cheap input grows up to this multiple.
 */
const CHEAP = 3;
/** Maximum number of characters of a string that the scrubber searches. */
export const LONGEST = 1_000_000;
/**
 * If a cost exceeds a limit by this factor, longer inputs are not measured in this round, because they would take
 * minutes.
 */
const FAR_BEYOND = 4;
/**
 * Minimum number of rounds in which each input is measured. The smallest measurement counts, because noise can only add
 * time.
 */
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 10;
/** If a cost exceeds a limit by the factor FAR_BEYOND, the measurement ends after this many rounds or milliseconds. */
const ENOUGH_ROUNDS = 5;
const ENOUGH_MS = 20_000;

/** The cost per character of an input, and of plain text with the same length, in nanoseconds. */
interface Costs {
  readonly own: number;
  readonly plain: number;
}

/**
 * Measures an input of `length` characters, and plain text of the same length. It is called several times, and returns
 * the smallest costs that it has measured so far.
 */
export type Measure = (length: number) => Costs | Promise<Costs>;

/**
 * Checks the cost of inputs with the given lengths. If they cost too much, or if their cost grows too fast, returns a
 * description. Otherwise, returns `undefined`.
 */
export async function excessOf(lengths: readonly number[], measure: Measure): Promise<string | undefined> {
  const costs = new Map<number, Costs>();
  const begun = performance.now();
  let excess: string | undefined;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let isFar = false;
    for (const length of lengths) {
      costs.set(length, await measure(length));
      isFar = judge(costs, FAR_BEYOND) !== undefined;
      if (isFar) break;
    }
    excess = judge(costs, 1);
    if (round >= LEAST_ROUNDS && excess === undefined) return undefined;
    if (isFar && (round >= ENOUGH_ROUNDS || performance.now() - begun > ENOUGH_MS)) return excess;
  }
  return excess;
}

/**
 * Describes the first cost that exceeds a limit by more than the factor `slack`. Returns `undefined` if there is none.
 */
function judge(costs: ReadonlyMap<number, Costs>, slack: number): string | undefined {
  const [bottom] = costs.values();
  for (const [length, { own, plain }] of costs) {
    const shown = `${own.toFixed(1)} ns for each of ${length} characters`;
    const times = own / plain;
    const most = length >= LONGEST ? MOST_TIMES_PLAIN : MOST_TIMES_PLAIN_SHORT;
    if (times > slack * most) return `${shown} is ${times.toFixed(1)} times the cost of plain text`;
    // A short input can take almost no time, so growth is computed from at least CHEAP times the cost of plain text.
    const before = Math.max(bottom?.own ?? 0, CHEAP * plain);
    const growth = (own / before).toFixed(1);
    // Measurements of short inputs are noisy, so their limit is twice as high. If the growth is real, the longest input
    // exceeds its limit by far.
    if (own > slack * (length >= LONGEST ? MOST_GROWTH : 2 * MOST_GROWTH) * before)
      return `${shown} is ${growth} times the cost in shorter inputs (${before.toFixed(1)} ns)`;
  }
  return undefined;
}

/**
 * Returns a function that records a value under a key. That function returns the smallest value that was recorded under
 * this key so far.
 */
export function leastByKey(): (key: string, value: number) => number {
  const least = new Map<string, number>();
  return (key, value) => {
    const kept = Math.min(value, least.get(key) ?? value);
    least.set(key, kept);
    return kept;
  };
}
