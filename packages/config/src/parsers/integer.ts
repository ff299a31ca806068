import type { Parse } from "./types.ts";

/** Parses a whole number of zero or more, in at most nine digits. */
export const parseInteger: Parse<number> = (text) =>
  /^\d{1,9}$/.test(text)
    ? { value: Number(text) }
    : { problem: "expected a whole number", fix: "write it in digits, as in 100" };
