import { expect, test } from "vitest";
import { mayBeJson, parseJson } from "./json.ts";

test.each([
  ['{"a":1}', { a: 1 }],
  [" \n\t[1]\r\n", [1]],
  ["\n\u00a0{}", {}],
  ['\ufeff{"a":1}', { a: 1 }],
  ['"{\\"a\\":1}"', '{"a":1}'],
])("%j is JSON", (text, value) => {
  expect(mayBeJson(text)).toBe(true);
  expect(parseJson(text)).toEqual(value);
});

test.each(["", "   ", "  const a = {};", "12", "true", "Ada", "élan"])(
  "%j needs no parse to be told from JSON",
  (text) => {
    expect(mayBeJson(text)).toBe(false);
  },
);
