import type { Parse } from "./types.ts";

/** Returns a parser that accepts only the given words, in upper or lower case. */
export const parseChoice =
  <W extends string>(...words: readonly W[]): Parse<W> =>
  (text) => {
    const value = words.find((word) => word === text.toLowerCase());
    return value === undefined
      ? { problem: `expected ${words.join(" or ")}`, fix: `use one of ${words.join(", ")}` }
      : { value };
  };
