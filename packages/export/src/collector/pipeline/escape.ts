import type { Json, JsonObject } from "./json.ts";

/** Doubles each `$`: `^/a$` -> `^/a$$`. The collector reads a single `$` as the start of a variable. */
export function escapeDollar(text: string): string {
  // The replacement is a function, because in a string, `$$` would mean a single `$`.
  return text.replaceAll("$", () => "$$");
}

/** Doubles each `$` in all strings of a part of a configuration, at any depth. */
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
