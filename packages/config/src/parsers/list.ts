import type { Parse } from "./types.ts";

/**
 * Matches one entry of a list: a `/pattern/`, which can contain commas, or text up to the next comma. `/a,b/, c` ->
 * `/a,b/,` and ` c`. A pattern cannot end with a comma or whitespace. Otherwise, the list `/api, /i`, which has two
 * entries, would be read as the pattern `/api, /` with the flag `i`.
 */
const ENTRY = /\s*\/(?:\\.|[^/\\])*(?:\\.|[^/\\,\s])\/[a-z]*\s*(?:,|$)|[^,]+/g;
/**
 * Matches a pattern and its flags. `/^Net/i` -> `^Net` and `i`; `/api/users` -> no match, because `e` and `r` are not
 * flags
 */
const PATTERN = /^\/(.+)\/([dgimsuvy]*)$/s;
/** Matches a string that contains only allowed flags. `im` -> true; `gi` -> false */
const ALLOWED_FLAGS = /^[imsu]*$/;

/** Parses a list of strings and `/patterns/` with commas between them. */
export const parseList: Parse<(string | RegExp)[]> = (text) => {
  const entries = [...text.matchAll(ENTRY)]
    .map(([entry]) => entry.replace(/,$/, "").trim())
    .filter((entry) => entry !== "");
  if (entries.some((entry) => !ALLOWED_FLAGS.test(patternIn(entry)?.flags ?? ""))) {
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
