import { expect, test } from "vitest";
import { ALL_FEATURES } from "../../../packages/scrubber/src/features/all.ts";
import { SCRUBBING_FEATURES } from "../../../packages/scrubber/src/features/scrubbing.ts";

test("the playground has all features of the scrubber except those that concern a running client", () => {
  const here = new Set(SCRUBBING_FEATURES.map(({ name }) => name));

  expect(ALL_FEATURES.map(({ name }) => name).filter((name) => !here.has(name))).toEqual([
    "offlineStore",
    "startupWarnings",
  ]);
});
