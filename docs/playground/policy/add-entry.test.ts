import fc from "fast-check";
import { expect, test } from "vitest";
import { addToList, addToObject } from "./add-entry.ts";
import { parsePolicy } from "./parse-policy.ts";

test.each([
  ["", '{\n  safeFields: ["a"],\n}'],
  ["{}", '{\n  safeFields: ["a"],\n}'],
  ["{ meta: false }", '{ meta: false,\n  safeFields: ["a"],\n }'],
  ["{\n  meta: false,\n}", '{\n  meta: false,\n  safeFields: ["a"],\n}'],
  ["{ safeFields: [] }", '{ safeFields: ["a"] }'],
  ["{ safeFields: [/b/, 'c',] }", "{ safeFields: [/b/, 'c', \"a\",] }"],
  ['{ safeFields: ["a"] }', '{ safeFields: ["a"] }'],
])("an entry is added to the list in %j, and the rest of the text stays as it is", (before, after) => {
  expect(addToList(before, "safeFields", "a")).toBe(after);
});

test.each([
  ["{}", "{\n  detectors: { email: false },\n}"],
  ["{ detectors: {} }", "{ detectors: { email: false } }"],
  ["{ detectors: { ip: false } }", "{ detectors: { ip: false, email: false } }"],
  ['{ detectors: { email: "mask" } }', "{ detectors: { email: false } }"],
])("a field is added to the object in %j, or replaced there", (before, after) => {
  expect(addToObject(before, "detectors", "email", "false")).toBe(after);
});

test("any name that is added is read back as the same name", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("", "{}", "{ meta: false }", "{ safeFields: [/x/] } // end"),
      (name, text) => {
        expect(parsePolicy(addToList(text, "safeFields", name)).policy["safeFields"]).toContain(name);
      },
    ),
  );
});
