import { describe, expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { FAMILIES, sampleOf } from "./adversarial/index.ts";
import { excessOf } from "./growth.ts";

const ALL = process.env["TEST_ALL"] === "1";
/** Each is some times the one before it. The short ones tell early what would take minutes with the longest. */
const LENGTHS = ALL ? [10_000, 40_000, 160_000, 1_000_000] : [10_000, 40_000, 160_000];
const CHOSEN = ALL ? FAMILIES : sampleOf(6);

const scrub = createScrub();

describe("the families of adversarial inputs", () => {
  it("are sixty at least, also in a quick run, and no two have the same name", () => {
    expect(CHOSEN.length).toBeGreaterThanOrEqual(60);
    const names = FAMILIES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("give inputs of about the length that was asked for", () => {
    const texts = FAMILIES.map(({ name, make }) => [name, make(10_000, 1)] as const).filter(isText);
    expect(texts.length).toBeGreaterThan(60);
    const odd = texts.filter(([, { length }]) => length < 8000 || length > 12_500);
    expect(odd.map(([name, { length }]) => `${name}: ${length}`).join("\n")).toBe("");
  });
});

describe("the cost of an input", () => {
  it.each(CHOSEN.map((family) => [family.name, family] as const))(
    "grows no faster than its length, and stays within that of plain text: %s",
    (_, family) => {
      const excess = excessOf(family, LENGTHS, scrub);
      expect(excess, excess).toBeUndefined();
    },
    300_000,
  );
});

function isText(made: readonly [string, unknown]): made is readonly [string, string] {
  return typeof made[1] === "string";
}
