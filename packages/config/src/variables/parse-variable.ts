import { misplaced } from "../parsers/common-mistakes.ts";
import type { Parsed } from "../parsers/types.ts";
import { textOf } from "./env-text.ts";
import { type Value, type VariableName, variableOf } from "./variables.ts";

/** What a variable's value means, or why it means nothing. Of a blank one there is nothing to say. */
export function parseVariable(name: VariableName, input: unknown): Parsed<Value> | undefined {
  const text = textOf(input);
  return text === undefined ? undefined : (misplaced(text, name) ?? variableOf(name).parse(text));
}
