import fc from "fast-check";
import { expect, it } from "vitest";
import { growthOf } from "../test/cpu-time.ts";
import { compileGlob } from "./glob.ts";

it.each([
  ["/health", ["/health"], ["/health/", "/healthy", "/HEALTH", "", "/a/health"]],
  ["/orders/*", ["/orders/7", "/orders/"], ["/orders", "/orders/7/lines", "/orders/7/"]],
  ["/api/*/x", ["/api/1/x", "/api//x"], ["/api/x", "/api/1/2/x"]],
  ["/v*-beta", ["/v-beta", "/v1-beta", "/v1-beta-beta"], ["/v1/-beta", "/v1-beta/"]],
  ["/health/**", ["/health", "/health/", "/health/db/1"], ["/healthy", "/health-check"]],
  ["/a/**/b", ["/a/b", "/a/1/b", "/a/1/2/b", "/a//b"], ["/ab", "/a/xb", "/a/b/"]],
  ["/**", ["/", "/a/b", "/a\nb", ""], ["a"]],
  ["/a**", ["/a", "/ab/c"], ["/", "/b"]],
  ["/a.b", ["/a.b"], ["/a-b"]],
])("%s matches %j, but not %j", (glob, inside, outside) => {
  const matches = compileGlob(glob);
  for (const path of inside) expect([path, matches(path)]).toEqual([path, true]);
  for (const path of outside) expect([path, matches(path)]).toEqual([path, false]);
});

/** Returns a regular expression that matches the same paths as the glob, but backtracks. */
function backtracking(glob: string): RegExp {
  const pattern = glob
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, (stars) => (stars === "*" ? "[^/]*" : ".*"))
    .replace(/\/\.\*/g, "(?:/.*)?");
  return new RegExp(`^${pattern}$`, "s");
}

it("a compiled glob gives the same result as a backtracking regular expression", () => {
  const of = (units: readonly string[], maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...units), maxLength }).map((rest) => `/${rest}`);
  fc.assert(
    fc.property(of(["/", "a", "-", ".", "*", "**", "/**"], 8), of(["/", "a", "-", "."], 12), (glob, path) => {
      expect(compileGlob(glob)(path)).toBe(backtracking(glob).test(path));
    }),
    { numRuns: 20_000 },
  );
});

it.each([
  ["/**/a/**/b/**/x", "/a/b"],
  ["/**/a/**/a/**/a/**/a/**/a/**/x", "/a"],
  ["/*-*-*-*", "-"],
  ["/**-*-**-*-**/x", "-"],
])("%s rejects many repetitions of %s in time that is linear in their number", (glob, unit) => {
  const matches = compileGlob(glob);
  const reject = (length: number) => expect(matches(`/${unit.repeat(length / unit.length)}/`)).toBe(false);
  expect(growthOf(reject, 1600, 16_000)).toBeLessThan(6);
});
