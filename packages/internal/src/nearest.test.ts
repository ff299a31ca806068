import { expect, it } from "vitest";
import { nearestOf } from "./nearest.ts";

const KNOWN = ["ip", "email", "emails_sent", "@token", "creditcard"];

it.each([
  ["emial", "email"],
  ["emails", "email"],
  ["token", "@token"],
  ["@tokens", "@token"],
  ["creditCards", "creditcard"],
  ["ips", "ip"],
  ["a", undefined],
  ["on", undefined],
  ["phone", undefined],
  ["", undefined],
])("the name nearest to %j is %j", (name, nearest) => {
  expect(nearestOf(name, KNOWN)).toBe(nearest);
});
