import { expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { adversarial, FAMILIES } from "./adversarial.ts";

/** Each is four times the one before it. The small ones tell early, before a slow search would take minutes. */
const LENGTHS = [16_000, 64_000, 256_000, ...(process.env["TEST_ALL"] === "1" ? [1_000_000] : [])];
const GROWTH = 8;
const CUT_LENGTHS = [16_000, 64_000];
/** Below this a machine's noise is as large as what is measured. */
const MEASURABLE_MS = 5;
const RUNS = 4;
const ATTEMPTS = 3;

const scrub = createScrub();

it("has at least thirty families", () => {
  expect(FAMILIES.length).toBeGreaterThanOrEqual(30);
});

it.each(FAMILIES)(
  "takes time in proportion to the length of %s repeated",
  (_name, unit) => {
    // What grows too fast does so each time; a busy machine does so now and then.
    let excess = excessOf(unit);
    for (let attempt = 1; excess !== undefined && attempt < ATTEMPTS; attempt++) excess = excessOf(unit);
    expect(excess).toBeUndefined();
  },
  60_000,
);

it("takes time in proportion to the length of each where a text was cut off", () => {
  const slow = FAMILIES.filter(([, unit]) =>
    Array.from({ length: ATTEMPTS }).every(() => excessOf(unit, CUT_LENGTHS, "...") !== undefined),
  );
  expect(slow).toEqual([]);
}, 60_000);

function excessOf(unit: string, lengths = LENGTHS, mark = ""): string | undefined {
  let previous = Number.POSITIVE_INFINITY;
  for (const length of lengths) {
    const allowed = Math.max(previous, MEASURABLE_MS) * GROWTH;
    const taken = best(adversarial(unit, length) + mark, allowed);
    if (taken > allowed) return `${taken} ms for ${length} characters, after ${previous} ms for a quarter of them`;
    previous = taken;
  }
  return undefined;
}

/** The best of several runs, and no more of them than it takes to tell. */
function best(text: string, allowed: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    scrub(text);
    least = Math.min(least, performance.now() - start);
    if (least > allowed * 4 || (run > 0 && least * 2 < allowed)) break;
  }
  return least;
}
