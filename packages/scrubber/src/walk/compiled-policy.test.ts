import { expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { LONGEST_CACHED_TEXT } from "./clean-text-cache.ts";
import { compiledPolicyFor } from "./compiled-policy.ts";

const plan = compiledPolicyOf({});
const clientWith = (maxValueLength: unknown) => ({ getOptions: () => ({ maxValueLength }) });

test.each([1, 129, LONGEST_CACHED_TEXT])(
  "a client with maxValueLength %i has its own caches, because it truncates strings that are short enough to be cached",
  (maxValueLength) => {
    const own = compiledPolicyFor(clientWith(maxValueLength), plan);
    expect(own.valueLength).toBe(maxValueLength);
    expect(own.rootRuleOf).not.toBe(plan.rootRuleOf);
    expect(compiledPolicyFor(clientWith(maxValueLength), plan)).toBe(own);
  },
);

test("a client with a larger maxValueLength shares the caches of all clients", () => {
  const own = compiledPolicyFor(clientWith(LONGEST_CACHED_TEXT + 1), plan);
  expect(own).toEqual({ ...plan, valueLength: LONGEST_CACHED_TEXT + 1 });
  expect(own.rootRuleOf).toBe(plan.rootRuleOf);
});

test.each([undefined, 0, -1, "250"])("a client with maxValueLength %j does not change the policy", (maxValueLength) => {
  expect(compiledPolicyFor(clientWith(maxValueLength), plan)).toBe(plan);
});
