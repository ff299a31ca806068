import { describe, expect, it } from "vitest";
// The test measures the built package. In source files, vitest rewrites every use of an import, which adds to the time.
import { cpuTime } from "../../internal/test/cpu-time.ts";
import { createScrub } from "../dist/index.js";
import { charactersOf, FAMILIES, type Family, inputOf, prose, sampleOf } from "./adversarial/index.ts";
import { excessOf, LONGEST, leastByKey, type Measure } from "./growth.ts";

const TEST_ALL = process.env["TEST_ALL"] === "1";
/**
 * Lengths of the measured inputs, in ascending order. If a family is slow, the test already fails at a short length,
 * before a longer input takes minutes.
 */
const LENGTHS = TEST_ALL ? [10_000, 100_000, LONGEST] : [10_000, 100_000];
const CHOSEN = TEST_ALL ? FAMILIES : sampleOf(8);

/**
 * Total number of characters of the inputs in one measurement. A single short input takes too little time to measure.
 */
const CHARACTERS_AT_ONCE = 100_000;

const PLAIN: Family = { name: "plain text", make: prose };

const scrub = createScrub();
let turn = 0;

describe("the families of adversarial inputs", () => {
  it("are at least sixty, even in a quick run, and have different names", () => {
    expect(CHOSEN.length).toBeGreaterThanOrEqual(60);
    const names = FAMILIES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("create inputs of about the requested length", () => {
    const texts = FAMILIES.map(({ name, make }) => [name, make(10_000, 1)] as const).filter(isText);
    expect(texts.length).toBeGreaterThan(60);
    const odd = texts.filter(([, { length }]) => length < 8000 || length > 12_500);
    expect(odd.map(([name, { length }]) => `${name}: ${length}`).join("\n")).toBe("");
  });
});

describe("the cost of an input", () => {
  it.each(CHOSEN.map((family) => [family.name, family] as const))(
    "grows at most linearly, and stays within a multiple of the cost of plain text: %s",
    { timeout: 300_000, retry: 4 },
    async (_, family) => {
      const excess = await excessOf(LENGTHS, measureOf(family));
      expect(excess, excess).toBeUndefined();
    },
  );
});

function measureOf(family: Family): Measure {
  const sizes = new Map<number, number>();
  const least = leastByKey();
  return (length) => {
    const plain = timeOf(inputsOf(PLAIN, length)) / length;
    const inputs = inputsOf(family, length);
    const size = sizes.get(length) ?? charactersOf(inputs[0], length);
    sizes.set(length, size);
    return { own: least(`own ${length}`, timeOf(inputs) / size), plain: least(`plain ${length}`, plain) };
  };
}

function inputsOf(family: Family, length: number): readonly unknown[] {
  const count = Math.max(1, Math.round(CHARACTERS_AT_ONCE / length));
  return Array.from({ length: count }, () => inputOf(family, length, ++turn));
}

/** Returns the average CPU time for scrubbing one input, in nanoseconds. */
function timeOf(inputs: readonly unknown[]): number {
  const taken = cpuTime(() => {
    for (const input of inputs) scrub(input);
  });
  return taken / inputs.length;
}

function isText(made: readonly [string, unknown]): made is readonly [string, string] {
  return typeof made[1] === "string";
}
