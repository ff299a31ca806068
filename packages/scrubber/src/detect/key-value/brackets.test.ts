import { expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { endOfStructure } from "./brackets.ts";

it.each([
  ['{"a":{"b":["c"]}} more', '{"a":{"b":["c"]}}'],
  ['[{"a":1},[2]], more', '[{"a":1},[2]]'],
  ['{"a":"}","b":"\\"}"} more', '{"a":"}","b":"\\"}"}'],
  ["{ a: 'it}s', b: don't } more", "{ a: 'it}s', b: don't }"],
  ['{\\"a\\":\\"}\\"} more', '{\\"a\\":\\"}\\"}'],
  ['{:a=>"}"} more', '{:a=>"}"}'],
  ['{"a":{"b":"cut', '{"a":{"b":"cut'],
  ["[", "["],
])("in %s, endOfStructure returns the end of the structure %s", (text, whole) => {
  expect(text.slice(0, endOfStructure(text, 0))).toBe(whole);
});

it.each(["[GET] /pay", "{ at position 5", "made-up", "(a)"])("endOfStructure returns undefined for %s", (text) => {
  expect(endOfStructure(text, 0)).toBeUndefined();
});

const scrub = createScrub();

it.each([
  ['login {"credentials":{"login":"ada","value":"made-up"}} failed', 'login {"credentials":[Filtered]} failed'],
  ['{"passwords":[{"a":"made-up"}],"n":1} {"n":2}', '{"passwords":[Filtered],"n":1} {"n":2}'],
  ['{"cookie":{"a":"made-up"},"n":1}\n{"n":2}', '{"cookie":"[Filtered]","n":1}\n{"n":2}'],
  ["login { credentials: { user: 'ada', value: 'made-up' }, n: 1 }", "login { credentials: [Filtered], n: 1 }"],
  ["saw {'auth': {'user': 'ada', 'value': 'made-up'}, 'n': 1}", "saw {'auth': [Filtered], 'n': 1}"],
  ['body: {\\"secrets\\":{\\"a\\":\\"made-up\\"}}', 'body: {\\"secrets\\":[Filtered]}'],
  ['cut: {"credentials":{"login":"ada","value":"made-up', 'cut: {"credentials":[Filtered]'],
  ['\ufeff{"credentials":{"value":"made-up"}}', '{"credentials":"[Filtered]"}'],
])("scrubbing redacts the whole structure under a sensitive name: %s", (before, after) => {
  expect(scrub(before)).toBe(after);
  expect(scrub(after)).toBe(after);
});

it.each([
  "password: {{ secrets.password }}",
  'password="{password}"',
  "const credentials = {}",
  "Unexpected token: {} at position 5",
])("scrubbing keeps %s", (text) => {
  expect(scrub(text)).toBe(text);
});
