import { misplaced } from "../parsers/common-mistakes.ts";
import type { Parsed } from "../parsers/types.ts";
import { textOf } from "./env-text.ts";
import type { VariableName } from "./values.ts";
import { type Value, variableOf } from "./variables.ts";

/** Returns a variable's parsed value or its problem; undefined for a blank value. */
export function parseVariable(name: VariableName, input: unknown): Parsed<Value> | undefined {
  const text = textOf(input);
  return text === undefined ? undefined : (misplaced(text, name) ?? variableOf(name).parse(text));
}
