import { type Family, inputOf, prose } from "./adversarial/index.ts";

/** How the cost of a character may grow, and how it may compare with that of plain text. */
const MOST_GROWTH = 1.5;
export const MOST_TIMES_PLAIN = 30;
/** Beyond this many times what is allowed no longer input is tried: it would take minutes. */
const FAR = 4;
/** Noise only ever adds, so the best of several rounds is the one to believe. What is too slow is so in each. */
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 10;
/** After so many rounds and so long, what is far beyond what is allowed is so for good. */
const ENOUGH_ROUNDS = 4;
const ENOUGH_MS = 2000;
/** One measurement takes as many inputs as make so many characters: a single short one ends too soon to be measured. */
const CHARACTERS_AT_ONCE = 100_000;

const PLAIN: Family = { name: "plain text", make: prose };

type Scrub = (value: unknown) => unknown;

let turn = 0;

/** Why a family grows too fast or costs too much, or `undefined` if it does neither. */
export function excessOf(family: Family, lengths: readonly number[], scrub: Scrub): string | undefined {
  const own = new Map<number, number>();
  const plain = new Map<number, number>();
  const sizes = new Map<number, number>();
  const begun = performance.now();
  let excess: string | undefined;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let isFar = false;
    for (const length of lengths) {
      // One after the other, so that both find the machine in the same state.
      keepLeast(plain, length, timeOf(inputsOf(PLAIN, length), scrub) / length);
      const inputs = inputsOf(family, length);
      const size = sizes.get(length) ?? Math.max(length, charactersOf(inputs[0]));
      sizes.set(length, size);
      keepLeast(own, length, timeOf(inputs, scrub) / size);
      isFar = judge(own, plain, FAR) !== undefined;
      if (isFar) break;
    }
    excess = judge(own, plain, 1);
    if (round >= LEAST_ROUNDS && excess === undefined) return undefined;
    if (isFar && (round >= ENOUGH_ROUNDS || performance.now() - begun > ENOUGH_MS)) return excess;
  }
  return excess;
}

function inputsOf(family: Family, length: number): readonly unknown[] {
  const count = Math.max(1, Math.round(CHARACTERS_AT_ONCE / length));
  return Array.from({ length: count }, () => inputOf(family, length, ++turn));
}

/** Nanoseconds of processor time for one of the inputs. */
function timeOf(inputs: readonly unknown[], scrub: Scrub): number {
  const taken = cpuTime(() => {
    for (const input of inputs) scrub(input);
  });
  return taken / inputs.length;
}

function keepLeast(costs: Map<number, number>, length: number, cost: number): void {
  costs.set(length, Math.min(costs.get(length) ?? Number.POSITIVE_INFINITY, cost));
}

/** What is allowed may be exceeded `slack` times. */
function judge(
  own: ReadonlyMap<number, number>,
  plain: ReadonlyMap<number, number>,
  slack: number,
): string | undefined {
  const [bottom = 0] = own.values();
  for (const [length, cost] of own) {
    const ofPlain = plain.get(length) ?? 0;
    const shown = `${cost.toFixed(1)} ns for each of ${length} characters`;
    const times = cost / ofPlain;
    if (times > slack * MOST_TIMES_PLAIN) return `${shown} is ${times.toFixed(1)} times the cost of plain text`;
    // What is no dearer than plain text may grow as it likes.
    const growth = cost / Math.max(bottom, ofPlain);
    if (growth > slack * MOST_GROWTH)
      return `${shown} is ${growth.toFixed(1)} times the cost of fewer (${bottom.toFixed(1)} ns)`;
  }
  return undefined;
}

/** Nanoseconds of processor time. */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

/** Characters of JSON, or 0 for what is no JSON. */
function charactersOf(input: unknown): number {
  try {
    return JSON.stringify(input)?.length ?? 0;
  } catch {
    return 0;
  }
}
