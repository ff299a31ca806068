import { expect, it } from "vitest";
import { allOf, anyOf, attribute, equals, literal, matches, NEVER, not } from "./ottl.ts";

it("writes conditions with the parentheses that OTTL needs", () => {
  const isGet = equals(attribute("http.request.method"), "GET");
  const isApi = matches("span.name", '^/api "x"');
  expect(allOf([anyOf([isGet, isApi]), not(isApi)])).toBe(
    '((span.attributes["http.request.method"] == "GET" or IsMatch(span.name, "^/api \\"x\\"")) and not (IsMatch(span.name, "^/api \\"x\\"")))',
  );
});

it("leaves out alternatives that never hold", () => {
  expect(anyOf([NEVER, "a", NEVER])).toBe("a");
  expect(anyOf([NEVER, NEVER])).toBe(NEVER);
  expect(anyOf([])).toBe(NEVER);
});

it("writes strings, numbers and booleans as literals", () => {
  expect(["a\\d\n", 1.5, true].map(literal)).toEqual(['"a\\\\d\\n"', "1.5", "true"]);
});
