import { expect, it } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

it("a token bucket begins with the tokens of one minute, and gains new ones steadily", () => {
  let time = 0;
  const take = createTokenBucket(4, () => time);
  expect([take(), take(), take(), take(), take()]).toEqual([true, true, true, true, false]);
  time = 15_000;
  expect([take(), take()]).toEqual([true, false]);
  time = 600_000;
  expect([1, 2, 3, 4, 5].filter(take)).toHaveLength(4);
});

it("a token bucket gives one token at a time if the limit is below one per minute", () => {
  let time = 0;
  const take = createTokenBucket(0.5, () => time);
  expect([take(), take()]).toEqual([true, false]);
  time = 120_000;
  expect([take(), take()]).toEqual([true, false]);
});

it("a token bucket keeps working when the clock is set back", () => {
  let time = 60_000;
  const take = createTokenBucket(1, () => time);
  take();
  time = 0;
  expect(take()).toBe(false);
  time = 60_000;
  expect(take()).toBe(true);
});

it("a token bucket has no limit if none is given", () => {
  const take = createTokenBucket(undefined, () => 0);
  for (let time = 0; time < 10_000; time += 1) expect(take()).toBe(true);
});
