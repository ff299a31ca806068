import { expect, test } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const bytes = new TextEncoder().encode("password=made-up");

test.each<[string, unknown]>([
  ["a typed array after the SDK has normalized it", { ...bytes }],
  ["a typed array that the SDK truncated", { ...bytes, "16": "[MaxProperties ~]" }],
  ["a typed array of UTF-16 codes", { ...new Uint16Array(bytes) }],
  ["a typed array returned by toJSON", { toJSON: () => bytes }],
])("bytes are redacted: %s", (_, value) => {
  expect(scrub<unknown>({ value })).toEqual({ value: "[Filtered]" });
  expect(scrub(JSON.stringify({ value }))).toBe('{"value":"[Filtered]"}');
});

test("bytes are redacted: a Buffer converted to JSON", () => {
  const value = { type: "Buffer", data: [...bytes] };
  expect(scrub<unknown>({ value })).toEqual({ value: { type: "Buffer", data: "[Filtered]" } });
});

const text = "password=made-up-value";
const words = new Uint8Array(new TextEncoder().encode(`${text}  `)).buffer;
test.each<[string, readonly unknown[]]>([
  ["bytes", [...new TextEncoder().encode(text)]],
  ["signed bytes", [-1, ...new TextEncoder().encode(text)]],
  ["bytes of UTF-16", [...text].flatMap((char) => [char.charCodeAt(0), 0])],
  ["character codes", [0x4e2d, ...[...text].map((char) => char.charCodeAt(0))]],
  ["numbers of two bytes", [...new Uint16Array(words)]],
  ["numbers of four bytes", [...new Int32Array(words)]],
  ["bytes before the SDK's truncation mark", [...new TextEncoder().encode(text), "[MaxProperties ~]"]],
])("a list of numbers that contains a secret is redacted: %s", (_, numbers) => {
  expect(scrub<unknown>({ value: numbers })).toEqual({ value: "[Filtered]" });
  expect(scrub(JSON.stringify({ value: numbers }))).toBe('{"value":"[Filtered]"}');
  const shown = numbers.filter((entry) => typeof entry === "number").join(", ");
  expect(scrub(`read [ ${shown} ] from it`)).toBe("read [ [Filtered] ] from it");
});

const numbers = [...bytes];
const indexed = JSON.stringify({ ...bytes });
test.each<[name: string, text: string, scrubbed: string]>([
  ["a typed array as JSON", `read ${indexed} from it`, 'read {"0":[Filtered]} from it'],
  ["a typed array without a known secret", 'read {"0":1,"1":2,"2":3,"3":4,"4":5,"5":6}', 'read {"0":[Filtered]}'],
  [
    "a Buffer without a known secret",
    'read {"type":"Buffer","data":[1,2,3,4,5,6]}',
    'read {"type":"Buffer","data":[[Filtered]]}',
  ],
  ["a typed array in truncated JSON", `{"body":${indexed.slice(0, -1)}`, '{"body":{"0":[Filtered]'],
  ["a typed array in JSON within JSON", `read ${JSON.stringify(indexed)}`, 'read "{\\"0\\":[Filtered]}"'],
  [
    "an object that Node has printed",
    `{ ${numbers.map((byte, at) => `'${at}': ${byte}`).join(", ")} }`,
    "{ '0': [Filtered] }",
  ],
  [
    "a Buffer as JSON",
    `read ${JSON.stringify({ type: "Buffer", data: numbers })}`,
    'read {"type":"Buffer","data":[[Filtered]]}',
  ],
  [
    "a Buffer that Node has printed",
    "read <Buffer 70 61 73 73 77 6f ... 12 more bytes>",
    "read <Buffer [Filtered] ... 12 more bytes>",
  ],
  [
    "a typed array that Node has printed",
    "Uint16Array(6) [\n  1, 2, 3,\n  4, 5, 6\n]",
    "Uint16Array(6) [\n  [Filtered]\n]",
  ],
  [
    "a clamped array that Node has printed",
    "Uint8ClampedArray(6) [ 1, 2, 3, 4, 5, 6 ]",
    "Uint8ClampedArray(6) [ [Filtered] ]",
  ],
])("bytes in a string are redacted: %s", (_, text, scrubbed) => {
  expect(scrub(text)).toBe(scrubbed);
});

test.each([
  "const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23];",
  "counts: 101, 104, 99, 87, 120, 115, 98, 102, 110",
  "at 1,2,3 and 4,5,6 of 1,000,000",
  "1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5",
  '{"200": 12, "404": 5}',
  "<Buffer 70 61>",
])("numbers in a string are kept if they encode no secret: %s", (text) => {
  expect(scrub(text)).toBe(text);
});

test.each<[string, unknown]>([
  ["a list of numbers", [105, 110, 118, 111, 105, 99, 101, 32, 49, 50]],
  ["a list of measured values", [0.5, 1, 2.5, 3, 4.25, 5, 6]],
  ["a few counts by index", { "0": 12, "1": 5, "2": 7 }],
  ["fractions by index", { "0": 0.5, "1": 0.25, "2": 0.75, "3": 1.5, "4": 2.5, "5": 3.5, "6": 4.5 }],
  ["numbers by other keys", { "200": 12, "404": 5, "500": 7, "501": 1, "502": 1, "503": 2, "504": 9 }],
  ["texts by index", { "0": "a", "1": "b", "2": "c", "3": "d", "4": "e", "5": "f", "6": "g" }],
  ["data of another type", { type: "Table", data: [1, 2, 3, 4, 5, 6, 7, 8] }],
])("values that are not bytes are kept: %s", (_, value) => {
  expect(scrub<unknown>({ value })).toEqual({ value });
});
