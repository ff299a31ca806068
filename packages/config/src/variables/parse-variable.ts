import { commonMistakeIn } from "../parsers/common-mistakes.ts";
import type { Parsed } from "../parsers/types.ts";
import { nonBlankText } from "./env-text.ts";
import type { VariableName } from "./values.ts";
import { type Value, variableOf } from "./variables.ts";

/** Returns a variable's parsed value, or its problem. Returns undefined if the value is blank. */
export function parseVariable(name: VariableName, input: unknown): Parsed<Value> | undefined {
  const text = nonBlankText(input);
  return text === undefined ? undefined : (commonMistakeIn(text, name) ?? variableOf(name).parse(text));
}
