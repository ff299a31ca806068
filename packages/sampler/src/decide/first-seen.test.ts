import { expect, it } from "vitest";
import { createIntervals } from "../shared/clock.ts";
import { createFirstSeen } from "./first-seen.ts";

it("returns true once per key and interval, for a limited number of keys", () => {
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
