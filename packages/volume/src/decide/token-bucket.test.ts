import { expect, it } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

it("gives the tokens of a minute at once, and new ones steadily", () => {
  let time = 0;
  const take = createTokenBucket(4, () => time);
  expect([take(), take(), take(), take(), take()]).toEqual([true, true, true, true, false]);
  time = 15_000;
  expect([take(), take()]).toEqual([true, false]);
  time = 600_000;
  expect([1, 2, 3, 4, 5].filter(take)).toHaveLength(4);
});

it("gives one token at a time if there is less than one a minute", () => {
  let time = 0;
  const take = createTokenBucket(0.5, () => time);
  expect([take(), take()]).toEqual([true, false]);
  time = 120_000;
  expect([take(), take()]).toEqual([true, false]);
});

it("survives a clock that is set back", () => {
  let time = 60_000;
  const take = createTokenBucket(1, () => time);
  take();
  time = 0;
  expect(take()).toBe(false);
  time = 60_000;
  expect(take()).toBe(true);
});

it("has no limit without a number", () => {
  const take = createTokenBucket(undefined, () => 0);
  for (let time = 0; time < 10_000; time += 1) expect(take()).toBe(true);
});
