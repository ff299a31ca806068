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

/** Does the same as {@link checkRate}, but also accepts a function. Its result is checked later, at each call. */
export function checkDynamicRate(value: unknown, at: string): readonly Problem[] {
  return typeof value === "function" ? [] : checkRate(value, at);
}

/**
 * Formats a value for a message. Shows a short number, also if it is in a string, and otherwise only the type of the
 * value: the number 2 -> `2`; the string "2" -> `"2"`; the string "abc" -> `string`
 */
function shown(value: unknown): string {
  if (value === null || Number.isNaN(value)) return String(value);
  const isShort = (typeof value === "number" || typeof value === "string") && /^-?[\d.]{1,12}$/.test(String(value));
  return isShort ? JSON.stringify(value) : typeof value;
}
