import { compileGlob } from "@sentry-policy/internal/glob";
import fc from "fast-check";
import { expect, it } from "vitest";
import { globPattern } from "./glob-pattern.ts";

function matcher(glob: string): RegExp {
  // JavaScript has no `(?s)` at the start of an expression, so the flag `s` is passed instead.
  return new RegExp(globPattern(glob).replace("(?s)", ""), "s");
}

it.each([
  ["/orders/*", ["/orders/7", "/orders/", "/orders/7?page=2/3", "/orders/7#a"], ["/orders/7/lines", "/orders"]],
  ["/a/**", ["/a", "/a/b/c", "/a?b"], ["/ab", "/b/a"]],
  ["/v1.0/(x)", ["/v1.0/(x)"], ["/v1a0/(x)", "/v1.0/x"]],
])("translates %s", (glob, matching, others) => {
  const pattern = matcher(glob);
  expect([matching.filter((path) => !pattern.test(path)), others.filter((path) => pattern.test(path))]).toEqual([
    [],
    [],
  ]);
});

it("matches the same paths as the sampler in the process", () => {
  const segments = fc.array(fc.constantFrom("/", "a", "b", ".", "*", "**"), { maxLength: 8 });
  const path = fc.array(fc.constantFrom("/", "a", "b", "."), { maxLength: 8 });
  fc.assert(
    fc.property(segments, path, (glob, parts) => {
      const [expected, text] = [`/${glob.join("")}`, `/${parts.join("")}`];
      expect(matcher(expected).test(text)).toBe(compileGlob(expected)(text));
    }),
    { numRuns: 3000 },
  );
});
