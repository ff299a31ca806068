import type { Parse } from "./parse.ts";

/** A pattern may hold commas. */
const ENTRY = /\s*\/(?:\\.|[^/\\])+\/[a-z]*(?=\s*(?:,|$))|[^,]+/g;
const PATTERN = /^\/(.+)\/([a-z]*)$/s;

/** Texts and `/patterns/`, with commas between them. */
export const parseList: Parse<(string | RegExp)[]> = (text) => {
  try {
    const entries = [...text.matchAll(ENTRY)].map(([entry]) => entry.trim());
    return { value: entries.filter((entry) => entry !== "").map(entryOf) };
  } catch {
    return {
      problem: "holds a pattern that is no regular expression",
      mend: "write it as in localhost, /^https:\\/\\/api\\./",
    };
  }
};

function entryOf(text: string): string | RegExp {
  const [, pattern, flags] = PATTERN.exec(text) ?? [];
  return pattern === undefined ? text : new RegExp(pattern, flags);
}
