import fc from "fast-check";
import { expect, it } from "vitest";
import { createBudget } from "./budget.ts";

function setUp(perSecond: number | undefined, interval = 10) {
  let time = 0;
  const budget = createBudget(perSecond, interval, () => time);
  return {
    budget,
    wait(ms: number) {
      time += ms;
    },
    /** Returns the granted rates of `count` traces with `ms` milliseconds between them. */
    rates: (count: number, ms: number, wanted = 1) =>
      Array.from({ length: count }, () => {
        time += ms;
        return budget.spend(wanted);
      }),
  };
}

const sum = (rates: number[]) => rates.reduce((total, rate) => total + rate, 0);

it.each([10, 100, 1000])(
  "grants at most twice the interval's budget when %d times the budget is requested",
  (times) => {
    const spent = sum(setUp(5).rates(50 * times, 10_000 / (50 * times)));
    expect(spent).toBeLessThan(100);
    expect(spent).toBeGreaterThan(40);
  },
);

it("grants at most the budget when a burst has lasted for some time", () => {
  const { rates } = setUp(5);
  rates(10_000, 10);
  expect(sum(rates(10_000, 10))).toBeCloseTo(500, -1);
});

it("grants the full rate if the budget suffices, and again ten seconds after a burst", () => {
  const { rates } = setUp(5);
  expect(new Set(rates(100, 250))).toEqual(new Set([1]));
  rates(1000, 1);
  rates(40, 250);
  expect(new Set(rates(100, 250))).toEqual(new Set([1]));
});

it("grants the full rate to rare traces even with a small budget", () => {
  expect(new Set(setUp(0.01).rates(20, 300_000))).toEqual(new Set([1]));
});

it("subtracts guaranteed traces from the budget, but always leaves a part for other traces", () => {
  const { budget, rates } = setUp(5);
  const before = rates(1000, 10).at(-1) ?? 0;
  for (let count = 0; count < 1000; count += 1) expect(budget.spend(1, true)).toBe(1);
  const after = rates(1, 0)[0] ?? 0;
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(before / 20);
});

it("never grants a rate so low that a kept trace would represent more traces than were requested", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      (count, perSecond) => {
        const rates = setUp(perSecond).rates(count, 0);
        expect(Math.max(...rates)).toBeLessThanOrEqual(1);
        expect(1 / Math.min(...rates)).toBeLessThan(count + 1e-6);
      },
    ),
  );
});

it("still grants rates after the clock was set back", () => {
  const { budget, wait } = setUp(5);
  budget.spend(1);
  wait(-1e6);
  expect(budget.spend(1)).toBe(1);
});

it("grants every requested rate if no budget is set", () => {
  expect(setUp(undefined).budget.spend(0.3)).toBe(0.3);
});
