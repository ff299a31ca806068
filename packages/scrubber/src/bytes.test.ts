import { expect, test } from "vitest";
import { createScrub } from "./create-scrub.ts";

const scrub = createScrub();
const bytes = new TextEncoder().encode("password=made-up");

test.each<[string, unknown]>([
  ["a typed array as the SDK normalizes it", { ...bytes }],
  ["one that was longer than the SDK keeps", { ...bytes, "16": "[MaxProperties ~]" }],
  ["one of UTF-16 codes", { ...new Uint16Array(bytes) }],
  ["one that is what toJSON gives", { toJSON: () => bytes }],
])("bytes go: %s", (_, value) => {
  expect(scrub<unknown>({ value })).toEqual({ value: "[Filtered]" });
  expect(scrub(JSON.stringify({ value }))).toBe('{"value":"[Filtered]"}');
});

test("bytes go: a Buffer as JSON has it", () => {
  const value = { type: "Buffer", data: [...bytes] };
  expect(scrub<unknown>({ value })).toEqual({ value: { type: "Buffer", data: "[Filtered]" } });
});

test.each<[string, unknown]>([
  ["a list of numbers", [...bytes]],
  ["a few counts by index", { "0": 12, "1": 5, "2": 7 }],
  ["fractions by index", { "0": 0.5, "1": 0.25, "2": 0.75, "3": 1.5, "4": 2.5, "5": 3.5, "6": 4.5 }],
  ["numbers by other keys", { "200": 12, "404": 5, "500": 7, "501": 1, "502": 1, "503": 2, "504": 9 }],
  ["texts by index", { "0": "a", "1": "b", "2": "c", "3": "d", "4": "e", "5": "f", "6": "g" }],
  ["data of another type", { type: "Table", data: [1, 2, 3, 4, 5, 6, 7, 8] }],
])("what is no bytes stays: %s", (_, value) => {
  expect(scrub<unknown>({ value })).toEqual({ value });
});
