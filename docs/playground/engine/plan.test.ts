import { expect, test } from "vitest";
import { ALL_FEATURES } from "../../../packages/scrubber/src/features/all.ts";
import { FEATURES } from "./plan.ts";

test("the playground has all features of the scrubber except those that concern a running client", () => {
  const here = new Set(FEATURES.map(({ name }) => name));

  expect(ALL_FEATURES.map(({ name }) => name).filter((name) => !here.has(name))).toEqual([
    "offlineStore",
    "startupWarnings",
  ]);
});
