import type { Json, JsonObject } from "./json.ts";

/**
 * Doubles each `$`, because the collector takes a single one for a reference to a variable: `^/a$` -> `^/a$$`
 */
export function escapeDollar(text: string): string {
  // A function, because in a replacement string `$$` stands for a single `$`.
  return text.replaceAll("$", () => "$$");
}

/** Escapes all strings in a part of a configuration. */
export function escapeDollars(part: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, escapeValue(value)]));
}

function escapeValue(value: Json): Json {
  if (typeof value === "string") return escapeDollar(value);
  if (value === null || typeof value !== "object") return value;
  return isList(value) ? value.map(escapeValue) : escapeDollars(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
