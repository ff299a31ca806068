/** A probability, 0 to 1. */
export type Rate = number;

export function isRate(value: unknown): value is Rate {
  return typeof value === "number" && value >= 0 && value <= 1;
}
