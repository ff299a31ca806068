import { expect, it } from "vitest";
import { type Counts, count, entriesOf } from "./counts.ts";

it("adds up the quantities that have the same label values", () => {
  const counts: Counts = new Map();
  count(counts, "error|network_error", 2);
  count(counts, "error|network_error", 1);
  expect(entriesOf(counts)).toEqual([[["error", "network_error"], 3]]);
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("does not count %d items", (quantity) => {
  const counts: Counts = new Map();
  count(counts, "error", quantity);
  expect(counts.size).toBe(0);
});

it("counts new combinations as `other` once there are too many, but still counts known combinations separately", () => {
  const counts: Counts = new Map();
  for (let number = 0; number < 1000; number += 1) count(counts, `error|${number}`, 1);
  count(counts, "error|1", 1);
  expect(counts.size).toBe(201);
  expect(counts.get("error|1")).toBe(2);
  expect(counts.get("other|other")).toBe(800);
});
