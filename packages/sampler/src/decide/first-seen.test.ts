import { expect, it } from "vitest";
import { createIntervals } from "../shared/clock.ts";
import { createFirstSeen } from "./first-seen.ts";

it("finds the first of each key in each interval, and of no more keys than it may know", () => {
  let time = 0;
  const isFirst = createFirstSeen(
    2,
    createIntervals(10_000, () => time),
  );
  const found = () => ["one", "one", "two", "three"].map(isFirst);
  expect(found()).toEqual([true, false, true, false]);
  time = 9999;
  expect(found()).toEqual([false, false, false, false]);
  time = 10_000;
  expect(found()).toEqual([true, false, true, false]);
});
