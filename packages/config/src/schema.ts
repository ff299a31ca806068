import * as z from "zod/mini";
import type { Parse } from "./parsers/types.ts";
import { parseVariable } from "./variables/parse-variable.ts";
import { NAMES, type VARIABLES, type Value, type VariableName } from "./variables/variables.ts";

type Field<T> = z.ZodMiniOptional<z.ZodMiniTransform<T | undefined, unknown>>;
type ValueOf<P> = P extends Parse<infer T> ? T : never;
type Fields = { [Name in VariableName]: Field<ValueOf<(typeof VARIABLES)[Name]["parse"]>> };

function field(name: VariableName): Field<Value> {
  return z.optional(
    z.transform((input, context) => {
      const meaning = parseVariable(name, input);
      if (meaning === undefined || "value" in meaning) return meaning?.value;
      // Without the input: a value may be a secret in the wrong place.
      context.issues.push({ code: "custom", input: undefined, message: `${meaning.problem}; ${meaning.fix}` });
      return undefined;
    }),
  );
}

/** One field for each variable, of the type that its own parser gives. */
const FIELDS: Fields = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ NAMES.map((name) => [name, field(name)]),
) as unknown as Fields;

/**
 * The schema of Sentry's variables, as a zod object: use it inside a schema of your own, or wherever a Standard Schema
 * is taken. Blank values are unset; issues never hold the value.
 */
export const sentryEnv: z.ZodMiniObject<Fields> = /* @__PURE__ */ z.object(FIELDS);
