import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { checkPath } from "../../policy/path-syntax.ts";
import { compile } from "./compiled.ts";
import { interpret } from "./interpreted.ts";

const KEYS = ["a", "b", "c", "0", "1", "x-y", "length"];
const key = fc.constantFrom(...KEYS);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
})).value;
const segment = fc.oneof(
  fc.constantFrom(".a", ".b", ".c", ".length"),
  fc.constantFrom("[0]", "[1]", '["x-y"]', "['a']"),
  fc.constantFrom(".*", "[*]"),
);
const path = fc
  .tuple(fc.constantFrom("a", "b", "*", "[0]", '["x-y"]'), fc.array(segment, { maxLength: 3 }))
  .map(([first, rest]) => first + rest.join(""))
  .filter((each) => checkPath(each) === undefined);

describe("paths", () => {
  it("have the same effect when they are compiled with fast-redact and when they are interpreted", () => {
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.uniqueArray(path, { minLength: 1, maxLength: 4 }), (target, paths) => {
        const [one, other] = [structuredClone(target), structuredClone(target)];
        compile(paths, () => "gone")(one);
        interpret(paths, () => "gone")(other);
        expect(one).toEqual(other);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["extra.ref", { extra: { ref: 1, b: 2 } }, { extra: { ref: "[Filtered]", b: 2 } }],
    ["user[*].name", { user: [{ name: "x", n: 1 }, { n: 2 }] }, { user: [{ name: "[Filtered]", n: 1 }, { n: 2 }] }],
    ['headers["x-ref"]', { headers: { "x-ref": "a" } }, { headers: { "x-ref": "[Filtered]" } }],
    ["a.*", { a: { b: 1, c: { d: 2 } } }, { a: { b: "[Filtered]", c: "[Filtered]" } }],
    ["a[*].b[*].c", { a: [{ b: [{ c: 1 }, { c: 2 }] }] }, { a: [{ b: [{ c: "[Filtered]" }, { c: "[Filtered]" }] }] }],
    ["a.missing.b", { a: {} }, { a: {} }],
    ["a", { a: null, b: 1 }, { a: null, b: 1 }],
  ])("redact values as a whole, but only if they exist, and do not change the input: %s", (one, before, after) => {
    const input = structuredClone(before);
    expect(createScrub({ paths: [one] })<unknown>(input)).toEqual(after);
    expect(input).toEqual(before);
  });

  it.each(["", "a..b", "a[", "a b", ".a", "a[x]", "a;b", "a.constructor.b", "[*", 'a["x]'])(
    "are rejected if they are invalid: %j",
    (one) => {
      expect(checkPath(one)).toBeDefined();
    },
  );
});
