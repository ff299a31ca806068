import { expect, it } from "vitest";
import { type AdaptationSettings, createAdaptation } from "./adaptive-rates.ts";

const SETTINGS: AdaptationSettings = { intervalMs: 10_000, maxEndpoints: 1000, adaptivity: 0, errorRate: 1 };

function setUp(settings: Partial<AdaptationSettings>) {
  let time = 0;
  const adaptation = createAdaptation({ ...SETTINGS, ...settings }, () => time);
  return {
    adaptation,
    wait(ms: number) {
      time += ms;
    },
  };
}

it("keeps as many traces as at the base rate under uneven traffic, and samples rare endpoints at a higher rate", () => {
  const { adaptation, wait } = setUp({ adaptivity: 1 });
  const spent = { all: 0, frequent: 0, rare: 0 };
  const seen = { all: 0, frequent: 0, rare: 0 };
  for (let tick = 0; tick < 40_000; tick += 1) {
    wait(25);
    for (const [key, every] of Object.entries({ frequent: 1, middle: 7, rare: 97, rarer: 211 })) {
      // `frequent` gets a request in each tick, and `middle` in every seventh tick. To make the traffic uneven,
      // `middle` gets none in the first 300 of every 1000 ticks.
      if ((tick * 31) % every !== 0 || (every === 7 && tick % 1000 < 300)) continue;
      const rate = adaptation.rateOf(key, 0.1);
      spent.all += rate;
      seen.all += 1;
      if (key !== "frequent" && key !== "rare") continue;
      spent[key] += rate;
      seen[key] += 1;
    }
  }
  expect(spent.all / seen.all).toBeGreaterThan(0.098);
  expect(spent.all / seen.all).toBeLessThan(0.1005);
  expect(spent.rare / seen.rare).toBeGreaterThan(0.5);
  expect(spent.frequent / seen.frequent).toBeLessThan(0.1);
});

it("raises an endpoint's rate in the interval in which it starts to fail, and lowers it after it recovers", () => {
  const { adaptation, wait } = setUp({});
  for (let count = 0; count < 100; count += 1) expect(adaptation.rateOf("checkout", 0.1)).toBe(0.1);
  let rate = 0;
  for (let count = 0; count < 60; count += 1) {
    adaptation.noteError("checkout");
    rate = adaptation.rateOf("checkout", 0.1);
  }
  expect(rate).toBe(1);
  expect(adaptation.rateOf("another", 0.1)).toBe(0.1);
  for (let interval = 0; interval < 8; interval += 1) {
    wait(10_000);
    for (let count = 0; count < 100; count += 1) rate = adaptation.rateOf("checkout", 0.1);
  }
  expect(rate).toBe(0.1);
});

it("never lowers a rate because of errors, even if errorRate is below the base rate", () => {
  const { adaptation } = setUp({ errorRate: 0.1 });
  for (let count = 0; count < 100; count += 1) {
    adaptation.noteError("checkout");
    expect(adaptation.rateOf("checkout", 0.5)).toBe(0.5);
  }
});

it("keeps the base rate at a normal share of errors, and raises it little after a rare endpoint's first error", () => {
  const { adaptation } = setUp({});
  adaptation.rateOf("rare", 0.1);
  adaptation.noteError("rare");
  expect(adaptation.rateOf("rare", 0.1)).toBeLessThan(0.5);
  for (let count = 1; count <= 1000; count += 1) {
    expect(adaptation.rateOf("busy", 0.1)).toBe(0.1);
    if (count % 50 === 49) adaptation.noteError("busy");
  }
});

it("counts a limited number of endpoints, and removes those without traffic", () => {
  const { adaptation, wait } = setUp({ adaptivity: 1, maxEndpoints: 2 });
  wait(20_000);
  for (const key of ["one", "two"]) adaptation.rateOf(key, 0.1);
  wait(10_000);
  for (let count = 0; count < 100; count += 1) expect(adaptation.rateOf("three", 0.1)).toBe(0.1);
  for (let interval = 0; interval < 10; interval += 1) {
    wait(10_000);
    adaptation.rateOf("three", 0.1);
  }
  expect(adaptation.rateOf("three", 0.1)).not.toBe(0.1);
});
