/** How the cost of a character may grow, and how it may compare with that of plain text. */
const MOST_GROWTH = 1.5;
export const MOST_TIMES_PLAIN = 30;
/** Of inputs so short that the budget of a payload does not bound them yet. */
const MOST_TIMES_PLAIN_SHORT = 300;
/** What costs no more than so many times plain text is cheap whatever its length is. */
const CHEAP = 3;
/** Up to here a text is searched at all. */
export const LONGEST = 1_000_000;
/** Beyond this many times what is allowed no longer input is tried: it would take minutes. */
const FAR = 4;
/** Noise only ever adds, so the least of several measurements is the one to believe. What is too slow is so in each. */
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 10;
/** After so many rounds, or so long, what is far beyond what is allowed is so for good. */
const ENOUGH_ROUNDS = 5;
const ENOUGH_MS = 20_000;

/** Nanoseconds for each character of an input, and for each of a plain text of that length. */
interface Costs {
  readonly own: number;
  readonly plain: number;
}

/** Measures both once more, one after the other, and gives the least of each that was measured so far. */
export type Measure = (length: number) => Costs | Promise<Costs>;

/** Why inputs grow dear too fast or cost too much, or `undefined` if they do neither. */
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

/** What is allowed may be exceeded `slack` times. */
function judge(costs: ReadonlyMap<number, Costs>, slack: number): string | undefined {
  const [bottom] = costs.values();
  for (const [length, { own, plain }] of costs) {
    const shown = `${own.toFixed(1)} ns for each of ${length} characters`;
    const times = own / plain;
    const most = length >= LONGEST ? MOST_TIMES_PLAIN : MOST_TIMES_PLAIN_SHORT;
    if (times > slack * most) return `${shown} is ${times.toFixed(1)} times the cost of plain text`;
    // Of what costs little more than plain text, a part may take no time at all in a shorter input.
    const before = Math.max(bottom?.own ?? 0, CHEAP * plain);
    const growth = (own / before).toFixed(1);
    // A short measurement is noisy, and what grows too fast is far beyond by the longest.
    if (own > slack * (length >= LONGEST ? MOST_GROWTH : 2 * MOST_GROWTH) * before)
      return `${shown} is ${growth} times the cost of fewer (${before.toFixed(1)} ns)`;
  }
  return undefined;
}

/** Keeps the least of the values that it is given under a key, and gives it back. */
export function leastByKey(): (key: string, value: number) => number {
  const least = new Map<string, number>();
  return (key, value) => {
    const kept = Math.min(value, least.get(key) ?? value);
    least.set(key, kept);
    return kept;
  };
}

/** Nanoseconds of processor time. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}
