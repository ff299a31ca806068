import type { Parse } from "./types.ts";

/** With the comma behind a pattern, which may hold commas, but none at its end: `/api, /i` are two paths. */
const ENTRY = /\s*\/(?:\\.|[^/\\])*(?:\\.|[^/\\,\s])\/[a-z]*\s*(?:,|$)|[^,]+/g;
/** Flags are some letters of these: `/api/users` is a path. */
const PATTERN = /^\/(.+)\/([dgimsuvy]*)$/s;
const FLAGS = /^[imsu]*$/;

/** Texts and `/patterns/`, with commas between them. */
export const parseList: Parse<(string | RegExp)[]> = (text) => {
  const entries = [...text.matchAll(ENTRY)]
    .map(([entry]) => entry.replace(/,$/, "").trim())
    .filter((entry) => entry !== "");
  if (entries.some((entry) => !FLAGS.test(patternIn(entry)?.flags ?? ""))) {
    return {
      problem: "holds a pattern with a flag other than i, m, s and u",
      fix: "take it out: g and y miss every second match; a path such as /api/g is written api/g",
    };
  }
  try {
    return { value: entries.map(entryOf) };
  } catch {
    return {
      problem: "holds a pattern that is no regular expression",
      fix: "write it as in localhost, /^https:\\/\\/api\\./",
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
