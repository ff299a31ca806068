import type { Problem } from "./checks.ts";
import { isRate } from "./rate.ts";

/** Checks a probability. The problem shows the value only if it is a short number, because others might be secrets. */
export function checkRate(value: unknown, at: string): readonly Problem[] {
  if (isRate(value)) return [];
  const isPercentage = typeof value === "number" && value > 1 && value <= 100;
  // Rounded, because 14.3 / 100 is 0.14300000000000002.
  const fix = isPercentage ? `; for ${value} % write ${Number((value / 100).toPrecision(6))}` : "";
  return [{ at, problem: `expected a number from 0 to 1, found ${shown(value)}${fix}` }];
}

/** Like {@link checkRate}, but a function is valid too: what it returns is checked at each call. */
export function checkDynamicRate(value: unknown, at: string): readonly Problem[] {
  return typeof value === "function" ? [] : checkRate(value, at);
}

/**
 * Returns a short number as it is (a string with its quotes), but only the type of most other values. `"2"` -> `"2"`,
 * `"abc"` -> `string`
 */
function shown(value: unknown): string {
  if (value === null || Number.isNaN(value)) return String(value);
  const isShort = (typeof value === "number" || typeof value === "string") && /^-?[\d.]{1,12}$/.test(String(value));
  return isShort ? JSON.stringify(value) : typeof value;
}
