import type { Problem } from "./checks.ts";
import { isRate } from "./rate.ts";

/**
 * Checks a probability. The problem shows the value only if it is a short number, because any other value might be a
 * secret.
 */
export function checkRate(value: unknown, at: string): readonly Problem[] {
  if (isRate(value)) return [];
  const isPercentage = typeof value === "number" && value > 1 && value <= 100;
  // The result is rounded, because 14.3 / 100 is 0.14300000000000002.
  const fix = isPercentage ? `; for ${value} % write ${Number((value / 100).toPrecision(6))}` : "";
  return [{ at, problem: `expected a number from 0 to 1, found ${shown(value)}${fix}` }];
}

/**
 * Does the same as {@link checkRate}, but also accepts a function. The result of the function is checked later, each
 * time that it is called.
 */
export function checkDynamicRate(value: unknown, at: string): readonly Problem[] {
  return typeof value === "function" ? [] : checkRate(value, at);
}

/**
 * Formats a value for a message. A short number is shown, even if it is in a string. Of any other value, only the type
 * is shown. The number 2 -> `2`; the string "2" -> `"2"`; the string "abc" -> `string`
 */
function shown(value: unknown): string {
  if (value === null || Number.isNaN(value)) return String(value);
  const isShort = (typeof value === "number" || typeof value === "string") && /^-?[\d.]{1,12}$/.test(String(value));
  return isShort ? JSON.stringify(value) : typeof value;
}
