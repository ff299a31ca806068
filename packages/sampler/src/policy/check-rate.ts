import type { Problem } from "@sentry-policy/internal/checks";
import { isRate } from "./rate.ts";

/** Checks a probability. The problem says what was found; long numbers and other texts are not shown, because they might be
 * secrets. */
export function checkRate(value: unknown, at: string): readonly Problem[] {
  return isRate(value) ? [] : [{ at, problem: `expected a number from 0 to 1${foundIn(value)}` }];
}

function foundIn(value: unknown): string {
  if (typeof value === "number") {
    // Rounded, because 14.3 / 100 is 0.14300000000000002.
    const fix = value > 1 && value <= 100 ? `; for ${value} % write ${Number((value / 100).toPrecision(6))}` : "";
    return `, found ${String(value).length > 12 ? "a number" : value}${fix}`;
  }
  if (typeof value === "string") {
    const isRateText = /^[\d.]{1,12}$/.test(value) && isRate(Number(value));
    return isRateText ? `, found the string "${value}"; write it without quotes` : ", found a string";
  }
  return value === undefined ? "" : `, found ${value === null ? "null" : `a value of type ${typeof value}`}`;
}
