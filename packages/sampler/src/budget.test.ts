import { expect, it } from "vitest";
import { createBudget } from "./budget.ts";

it("spends no more than twice its interval's worth in a burst, and never refuses outright", () => {
  let time = 0;
  const budget = createBudget(5, 10, () => time);
  let spent = 0;
  for (let request = 0; request < 10_000; request += 1) {
    const rate = budget.spend(1);
    expect(rate).toBeGreaterThan(0);
    spent += rate;
    time += 1;
  }
  expect(spent).toBeLessThan(100);
  expect(spent).toBeGreaterThan(40);
});

it("leaves a rate alone that it can afford", () => {
  let time = 0;
  const budget = createBudget(5, 10, () => time);
  for (let request = 0; request < 100; request += 1) {
    expect(budget.spend(1)).toBe(1);
    time += 250;
  }
});

it("does not bound what has no budget", () => {
  expect(createBudget(undefined, 10, () => 0).spend(0.3)).toBe(0.3);
});
