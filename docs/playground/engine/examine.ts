import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";
import { evaluateInSteps, type ItemResult } from "./evaluate.ts";
import { type Input, InputError } from "./input.ts";
import { type Kept, keptIn } from "./kept.ts";
import { linesOf, type MarkedLines, markedLines } from "./lines.ts";
import { type Place, placesOf } from "./places.ts";
import { readInput } from "./read-input.ts";
import type { Steps } from "./steps.ts";

/** Everything that the page shows about one input and one policy. */
export interface Examination {
  /** Why the input cannot be read. Empty if it can. */
  readonly problem: string;
  readonly items: readonly ItemResult[];
  readonly places: readonly Place[];
  readonly kept: readonly Kept[];
  /** What leaves without the policy, as indented JSON. */
  readonly before: readonly string[];
  /** What leaves with the policy, as indented JSON. */
  readonly after: MarkedLines;
}

interface ExaminedInput {
  readonly text: string;
  /** The type of a single payload. Empty to guess it. */
  readonly type: string;
  /** What Sentry's server keeps of each payload, by the index of its item. */
  readonly onServer: ReadonlyMap<number, unknown>;
}

/** Applies a policy to an input, in steps. */
export function* examine({ text, type, onServer }: ExaminedInput, plan: CompiledPolicy): Steps<Examination> {
  const input = readOrProblem(text, type);
  if (typeof input === "string")
    return { problem: input, items: [], places: [], kept: [], before: [], after: markedLines([], undefined) };
  yield;
  const evaluation = yield* evaluateInSteps(input, plan);
  const places = placesOf(evaluation, onServer);
  yield;
  const kept = keptIn(evaluation.items);
  yield;
  const before = linesOf(evaluation.before);
  yield;
  return { problem: "", items: evaluation.items, places, kept, before, after: markedLines(before, evaluation.after) };
}

function readOrProblem(text: string, type: string): Input | string {
  try {
    return readInput(text, type === "" ? undefined : type);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
