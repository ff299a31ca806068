import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAlarm } from "./clock.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(ring = vi.fn(() => Number.POSITIVE_INFINITY)) {
  return { ring, set: createAlarm(ring, () => Date.now()) };
}

it("rings once, at the earliest time that it was set to", () => {
  const { ring, set } = setUp();
  set(30_000);
  set(1000);
  set(5000);
  vi.advanceTimersByTime(999);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(ring).toHaveBeenCalledOnce();
});

it("sleeps while nothing is due", () => {
  const { set } = setUp();
  set(Number.POSITIVE_INFINITY);
  expect(vi.getTimerCount()).toBe(0);
});

it("rings again when it was told to, with a pause between, and never at once for a time that is too long for a timer", () => {
  const again = [0, 1e12, Number.POSITIVE_INFINITY];
  const { ring, set } = setUp(vi.fn(() => again.shift() ?? Number.POSITIVE_INFINITY));
  set(0);
  vi.advanceTimersByTime(100);
  expect(ring).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(ring).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(59_000);
  expect(ring).toHaveBeenCalledTimes(2);
});
