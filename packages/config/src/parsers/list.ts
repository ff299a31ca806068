import type { Parse } from "./types.ts";

/**
 * Matches one entry. A pattern can contain commas, but not as its last character.
 * `/a,b/, c` -> `/a,b/,` and ` c`; `/api, /i` -> `/api` and ` /i`, two paths
 */
const ENTRY = /\s*\/(?:\\.|[^/\\])*(?:\\.|[^/\\,\s])\/[a-z]*\s*(?:,|$)|[^,]+/g;
/** Matches a pattern with its flags. `/^Net/i` -> `^Net` and `i`; `/api/users` -> no match, since `e` is no flag */
const PATTERN = /^\/(.+)\/([dgimsuvy]*)$/s;
const FLAGS = /^[imsu]*$/;

/** Parses strings and `/patterns/`, separated by commas. */
export const parseList: Parse<(string | RegExp)[]> = (text) => {
  const entries = [...text.matchAll(ENTRY)]
    .map(([entry]) => entry.replace(/,$/, "").trim())
    .filter((entry) => entry !== "");
  if (entries.some((entry) => !FLAGS.test(patternIn(entry)?.flags ?? ""))) {
    return {
      problem: "contains a pattern with a flag other than i, m, s and u",
      fix: "remove the flag (g and y skip every second match); write a path such as /api/g as api/g",
    };
  }
  try {
    return { value: entries.map(entryOf) };
  } catch {
    return {
      problem: "contains a pattern that is not a valid regular expression",
      fix: "use a value such as localhost, /^https:\\/\\/api\\./",
    };
  }
};

function entryOf(text: string): string | RegExp {
  const found = patternIn(text);
  return found === undefined ? text : new RegExp(found.source, found.flags);
}

function patternIn(text: string): { readonly source: string; readonly flags: string } | undefined {
  const [, source, flags = ""] = PATTERN.exec(text) ?? [];
  return source === undefined || new Set(flags).size < flags.length ? undefined : { source, flags };
}
