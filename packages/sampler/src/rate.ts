/** A probability, 0 to 1. */
export type Rate = number;

export const RATE_HINT = "expected a number from 0 to 1; for 10 % write 0.1";

export function isRate(value: unknown): value is Rate {
  return typeof value === "number" && value >= 0 && value <= 1;
}
