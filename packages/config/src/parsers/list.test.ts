import { expect, it } from "vitest";
import { parseList } from "./list.ts";

it.each([
  ["localhost", ["localhost"]],
  [" a.example , b.example ,", ["a.example", "b.example"]],
  ["/^a,b{1,2}$/i, text", [/^a,b{1,2}$/i, "text"]],
  ["a, /x\\/y/", ["a", /x\/y/]],
  ["/api, /v1", ["/api", "/v1"]],
  ["/api/users", ["/api/users"]],
  ["/api, /users", ["/api", "/users"]],
  ["/api,/i", ["/api", "/i"]],
  ["/a, /b/i, /c", ["/a", /b/i, "/c"]],
  ["/api/miss", ["/api/miss"]],
  ["a /x,y/ b", ["a /x", "y/ b"]],
  [",", []],
])("a list parser turns %j into %o", (text, value) => {
  expect(parseList(text)).toEqual({ value });
});

it("rejects a pattern that is not a valid regular expression", () => {
  expect(parseList("/(/")).toMatchObject({ problem: "contains a pattern that is not a valid regular expression" });
});

it.each(["/api/g", "/x/y", "ok, /Abort/gi", "/[a--b]/v"])("rejects the unsupported flag in %s", (text) => {
  expect(parseList(text)).toMatchObject({ problem: "contains a pattern with a flag other than i, m, s and u" });
});
