import { expect, test } from "vitest";
import { PolicySyntaxError, parsePolicy } from "./parse-policy.ts";

test.each([
  ["{}", {}],
  ["", {}],
  ["// nothing yet\n", {}],
  ["{ sensitiveFields: ['a', \"b\", `c`, /^x[/]y$/i], }", { sensitiveFields: ["a", "b", "c", /^x[/]y$/i] }],
  ["{ 'limits': { depth: 5_0, work: -1 }, /* more */ meta: false }", { limits: { depth: 50, work: -1 }, meta: false }],
  ["const policy: ScrubberPolicy = { sql: undefined };", { sql: undefined }],
  [
    '{ redaction: { "@email": { method: "mask", keepLast: 4 } } } satisfies ScrubberPolicy',
    {
      redaction: { "@email": { method: "mask", keepLast: 4 } },
    },
  ],
])("%s is read as an object literal", (text, policy) => {
  expect(parsePolicy(text).policy).toEqual(policy);
});

test.each([
  ["{ onScrub: () => 1 }", "onScrub is a function. The playground runs no code, so leave it out.", 11],
  ["{ redaction: hmacSha256('key') }", "redaction is a call. The playground runs no code, so write a plain value.", 13],
  ["{ meta: fetch }", "Expected a string, a number, true, false, a regular expression, a list or an object.", 8],
  ["{ meta: 1 + 1 }", "Expected a string, a number, true, false, a regular expression, a list or an object.", 8],
  ["{ ...other }", "Expected a field, as in name: value.", 2],
  ["{ ['a']: 1 }", "Expected a field, as in name: value.", 2],
  ["{ get a() { return 1 } }", "Expected a field, as in name: value.", 2],
  ["[]", "Expected an object, as in { sensitiveFields: [] }.", 0],
  ["{} alert(1)", "Expected nothing after the object.", 2],
  ["{ patterns: { a: /(/ } }", "Invalid regular expression: /(/: Unterminated group.", 18],
  ["{ a: 1", "Unexpected token.", 6],
])("%s is refused with the position of the problem, and is never executed", (text, message, at) => {
  const read = () => parsePolicy(text);

  expect(read).toThrow(PolicySyntaxError);
  expect(read).toThrow(expect.objectContaining({ message, at }));
});

test("a field named __proto__ is an ordinary field, which the policy's check refuses", () => {
  expect(Object.keys(parsePolicy('{ "__proto__": { meta: false } }').policy)).toEqual(["__proto__"]);
});
