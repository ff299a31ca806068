import * as z from "zod/mini";
import { parseVariable } from "./variables/parse-variable.ts";
import type { VariableName, VariableValues } from "./variables/values.ts";
import { NAMES, type Value } from "./variables/variables.ts";

type Field<T> = z.ZodMiniOptional<z.ZodMiniTransform<T | undefined, unknown>>;
type Fields = { [Name in VariableName]: Field<VariableValues[Name]> };

function field(name: VariableName): Field<Value> {
  return z.optional(
    z.transform((input, context) => {
      const meaning = parseVariable(name, input);
      if (meaning === undefined || "value" in meaning) return meaning?.value;
      // Leaves out the input, which might be a misplaced secret.
      context.issues.push({ code: "custom", input: undefined, message: `${meaning.problem}; ${meaning.fix}` });
      return undefined;
    }),
  );
}

/** One field for each variable, of the type that its parser returns. */
const FIELDS: Fields = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ NAMES.map((name) => [name, field(name)]),
) as unknown as Fields;

/**
 * Zod object for Sentry's variables: use it in your own schema, or wherever a Standard Schema is accepted. Blank values
 * count as unset. Issues never contain the value.
 *
 * @example
 * ```ts
 * import { sentryEnv } from "@sentry-policy/config";
 * import * as z from "zod";
 *
 * const env = z.object({ PORT: z.coerce.number(), ...sentryEnv.shape }).parse(process.env);
 * ```
 */
export const sentryEnv: z.ZodMiniObject<Fields> = /* @__PURE__ */ z.object(FIELDS);
