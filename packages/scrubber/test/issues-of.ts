import { ScrubberPolicyError } from "../src/policy/types.ts";

/** Returns the issues that a function of the package reports for a policy of any type. */
export function issuesOf(create: (policy: never) => unknown, policy: unknown): readonly string[] {
  try {
    Reflect.apply(create, undefined, [policy]);
  } catch (error) {
    if (error instanceof ScrubberPolicyError) return error.issues;
    throw error;
  }
  return [];
}
