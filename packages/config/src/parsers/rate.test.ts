import { expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";

it.each([
  ["10", "for 10 % write 0.1"],
  ["14.3%", "for 14.3 % write 0.143"],
  ["0,5", "as in 0.5"],
  ["0x1", "expected a number from 0 to 1"],
  ["Infinity", "expected a number from 0 to 1"],
])("rejects the rate %s with the explanation: %s", (value, explanation) => {
  expect(problemsIn({ SENTRY_REPLAYS_SESSION_SAMPLE_RATE: value })).toEqual([expect.stringContaining(explanation)]);
});
