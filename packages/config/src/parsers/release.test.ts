import { expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";

it.each([
  ["SENTRY_ENVIRONMENT", "ü".repeat(33), "longer than 64 bytes"],
  ["SENTRY_DIST", "a/b", "slash"],
  ["SENTRY_DIST", "build 42", "characters other than letters"],
  ["SENTRY_ENVIRONMENT", "a\\b", "slash"],
  ["SENTRY_RELEASE", "shop@1\u0007", "control character"],
])("rejects %s=%s, which Sentry's server would reject or change", (name, value, reason) => {
  expect(problemsIn({ [name]: value })).toEqual([expect.stringContaining(reason)]);
});
