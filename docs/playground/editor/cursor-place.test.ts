import { expect, test } from "vitest";
import { cursorPlace } from "./cursor-place.ts";

test.each([
  ["{ ", [], undefined],
  ["{ meta: ", [], "meta"],
  ["{ meta: false, ", [], undefined],
  ["{ detectors: { ", ["detectors"], undefined],
  ["{ detectors: { email: ", ["detectors"], "email"],
  ["{ detectors: { email: false }, ", [], undefined],
  ['{ redaction: { "@email": ', ["redaction"], "@email"],
  ["{ patterns: { a: /[}{]/ }, sql: ", [], "sql"],
  ["{ // { in a comment\n limits: { ", ["limits"], undefined],
  ['{ sensitiveFields: ["a", ', ["sensitiveFields"], "sensitiveFields"],
])("finds the place of a cursor at the end of %j", (before, path, fieldAtCursor) => {
  expect(cursorPlace(before)).toEqual({ path, fieldAtCursor });
});
