import { expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { leaksIn } from "./sample.ts";
import { MISSED, VECTORS } from "./vectors.ts";

it("redacts the secrets of published examples, with the listed exceptions", () => {
  const scrub = createScrub();
  const missed = VECTORS.filter(({ input, secrets }) => leaksIn(JSON.stringify(scrub(input)), secrets) !== undefined);
  for (const { source, input } of missed.filter(({ source: from }) => !Object.hasOwn(MISSED, from))) {
    console.log(`${source}: left in ${JSON.stringify(scrub(input))}`);
  }
  console.log(`vectors: ${VECTORS.length - missed.length} of ${VECTORS.length} redacted`);
  expect([...new Set(missed.map(({ source }) => source))].sort()).toEqual(Object.keys(MISSED).sort());
});

it("uses vectors that contain their secrets", () => {
  const written = (input: unknown) => JSON.stringify(input).replaceAll('\\"', '"').replaceAll("\\\\", "\\");
  expect(VECTORS.filter(({ input, secrets }) => secrets.some((secret) => !written(input).includes(secret)))).toEqual(
    [],
  );
});
