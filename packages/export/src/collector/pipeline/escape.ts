import type { Json } from "./json.ts";

/**
 * Doubles each `$` in the strings of a configuration, because the collector takes a single one for a reference to a
 * variable: `^/a$` -> `^/a$$`
 */
export function escapeDollars(value: Json): Json {
  // A function, because in a replacement string `$$` stands for a single `$`.
  if (typeof value === "string") return value.replaceAll("$", () => "$$");
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(escapeDollars);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escapeDollars(entry)]));
}
