import type { Parse } from "./types.ts";

/** Parses a whole number from 0 to 999999999. */
export const parseInteger: Parse<number> = (text) =>
  /^\d{1,9}$/.test(text)
    ? { value: Number(text) }
    : { problem: "expected a whole number of at most 9 digits", fix: "use a value such as 100" };
