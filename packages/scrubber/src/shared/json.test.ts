import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { isDeeper, mayBeJson, parseJson, repeatsFieldName, writeJson } from "./json.ts";

test.each([
  ['{"a":1}', { a: 1 }],
  [" \n\t[1]\r\n", [1]],
  ["\n\u00a0{}", {}],
  ['\ufeff{"a":1}', { a: 1 }],
  ['"{\\"a\\":1}"', '{"a":1}'],
])("parseJson parses %j", (text, value) => {
  expect(mayBeJson(text)).toBe(true);
  expect(parseJson(text)).toEqual(value);
});

test.each(["", "   ", "  const a = {};", "12", "true", "Ada", "élan"])(
  "mayBeJson rules out %j without parsing it",
  (text) => {
    expect(mayBeJson(text)).toBe(false);
  },
);

test.each(["[Object]", "[Array]", "{ sku }", "[native code]", "{{auto}}", "{", '"', "[,]"])(
  "parseJson returns undefined for %j",
  (text) => {
    expect(parseJson(text)).toBeUndefined();
  },
);

test("parseJson parses every JSON object and array", () => {
  const value = fc.jsonValue().filter((json) => typeof json === "object" && json !== null);
  fc.assert(
    fc.property(value, fc.nat(3), (json, indent) => {
      const text = JSON.stringify(json, undefined, indent);
      expect(parseJson(text)).toBeDefined();
    }),
  );
});

test.each([
  "12345678901234567890",
  "9007199254740993",
  "10.50",
  "-0",
  "1.0",
  "1e5",
  "1E+400",
  "0.1234567890123456789",
  "-10.00",
])("the notation of the number %s is preserved", (number) => {
  const text = `{"a":${number},"b":[${number},"${number} 1.0"]}`;
  expect(writeJson(parseJson(text))).toBe(text);
  expect(createScrub()(`{"amount":${number},"token":"made-up"}`)).toBe(`{"amount":${number},"token":"[Filtered]"}`);
});

test.each(['{"digest":"sha256:56975e0b41","tag":"a:1.50b, 12345678901234567890x"}', '{"n": 1.5 , "m": [ 1.25\n] }'])(
  "a number inside a string, or one that stays the same, causes no additional cost: %j",
  (text) => {
    let spent = 0;
    parseJson(text, (work) => {
      spent += work;
      return true;
    });
    expect(spent).toBe(0);
  },
);

test("a number that is followed by blanks keeps its notation", () => {
  expect(writeJson(parseJson('{"n": 1.50 ,"m":[ -0\n],"o":1e5}'))).toBe('{"n":1.50,"m":[-0],"o":1e5}');
});

test.each([
  ['{"a":4111111111111111.0,"b":1.0}', '{"a":"[creditcard]","b":1.0}'],
  ['{"a":6228880000000000006,"b":1.0}', '{"a":"[creditcard]","b":1.0}'],
  ['{"pin":1234.0,"b":-0}', '{"pin":"[Filtered]","b":-0}'],
])("a secret in a number is redacted: %s", (before, after) => {
  expect(createScrub()(before)).toBe(after);
});

describe("a duplicate name in JSON", () => {
  test.each([
    ['{"password":"made-up","password":""}', '{"password":""}'],
    ['{"pass\\u0077ord":"made-up","password":""}', '{"password":""}'],
    ['{ "note": "ada@example.com",\n "note": "a word" }', '{"note":"a word"}'],
    ['{"a":{"token":"made-up","token":null},"sum":10.50}', '{"a":{"token":null},"sum":10.50}'],
    ['{"body":"{\\"pin\\":1234,\\"pin\\":\\"\\"}"}', '{"body":"{\\"pin\\":\\"\\"}"}'],
  ])("keeps only its last value: %s", (before, after) => {
    const met: string[] = [];
    const scrub = createScrub({ onScrub: ({ rules }) => met.push(...Object.keys(rules)) });
    expect(scrub(before)).toBe(after);
    expect(scrub(after)).toBe(after);
    expect(met).toEqual(["@repeated"]);
  });

  test("is not found in strings that contain colons", () => {
    const text = fc.constantFrom("a", ":", '":', "\\", "a:", '{"a":1,"a":2}'.slice(0, 7), "é");
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, text, fc.array(tie("value")), fc.dictionary(text, tie("value"))),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, "\t"), (made, space) => {
        const written = JSON.stringify([made], null, space).replaceAll("é", "\\u00e9");
        expect(repeatsFieldName(written, parseJson(written))).toBe(false);
      }),
    );
  });
});

test.each<[text: string, isDeep: boolean]>([
  ["[".repeat(6000) + "]".repeat(6000), true],
  [`${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`, true],
  ["[".repeat(150) + "]".repeat(150), false],
  [JSON.stringify(Array.from({ length: 3000 }, () => [{}])), false],
  [JSON.stringify(["[".repeat(12_000)]), false],
  [JSON.stringify(['\\"['.repeat(6000)]), false],
  [`[vite] ${"\u001b[32mok ".repeat(3000)}`, false],
])("isDeeper counts only the brackets outside of strings: case %#", (text, isDeep) => {
  expect(isDeeper(text, 200)).toBe(isDeep);
});
