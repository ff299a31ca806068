import { type ScrubberPolicy, ScrubberPolicyError } from "../../../packages/scrubber/src/policy/types.ts";
import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";
import { planOf } from "../engine/plan.ts";
import { nameOf, type ParsedPolicy, PolicySyntaxError, parsePolicy } from "./parse-policy.ts";

/** A problem of a policy, and the part of its text that it is about. */
export interface PolicyProblem {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export type ReadPolicy =
  | { readonly policy: ScrubberPolicy; readonly plan: CompiledPolicy; readonly problems: readonly [] }
  | {
      readonly policy: undefined;
      readonly plan: undefined;
      readonly problems: readonly [PolicyProblem, ...PolicyProblem[]];
    };

/** Reads and compiles the text of a policy, or returns all of its problems. */
export function readPolicy(text: string): ReadPolicy {
  let parsed: ParsedPolicy | undefined;
  try {
    parsed = parsePolicy(text);
    return { ...planOf(parsed.policy), problems: [] };
  } catch (error) {
    const problems = problemsOf(error, text, parsed);
    const [first = { message: "The policy cannot be read.", from: 0, to: text.length }, ...rest] = problems;
    return { policy: undefined, plan: undefined, problems: [first, ...rest] };
  }
}

function problemsOf(error: unknown, text: string, parsed: ParsedPolicy | undefined): readonly PolicyProblem[] {
  if (error instanceof ScrubberPolicyError)
    return error.issues.map((message) => ({ message, ...rangeOf(message, parsed) }));
  if (error instanceof PolicySyntaxError) {
    const from = Math.min(error.at, text.length);
    return [{ message: error.message, from, to: Math.min(from + 1, text.length) }];
  }
  return [];
}

/** Returns the range of the field that an issue names: `detectors.emial: ...` is about `detectors`. */
function rangeOf(issue: string, parsed: ParsedPolicy | undefined): { from: number; to: number } {
  const [, name] = /^(\w+)/.exec(issue) ?? [];
  const property = parsed?.tree.properties.find((each) => nameOf(each) === name);
  const node = property ?? parsed?.tree;
  return { from: node?.start ?? 0, to: node?.end ?? 0 };
}
