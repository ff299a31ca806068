import * as z from "zod/mini";
import { parseVariable } from "./variables/parse-variable.ts";
import type { VariableName, VariableValues } from "./variables/values.ts";
import { NAMES, type Value } from "./variables/variables.ts";

type SchemaField<T> = z.ZodMiniOptional<z.ZodMiniTransform<T | undefined, unknown>>;
type SchemaFields = { [Name in VariableName]: SchemaField<VariableValues[Name]> };

function schemaFieldOf(name: VariableName): SchemaField<Value> {
  return z.optional(
    z.transform((input, context) => {
      const meaning = parseVariable(name, input);
      if (meaning === undefined || "value" in meaning) return meaning?.value;
      // The issue does not contain the input, because it might be a misplaced secret.
      context.issues.push({ code: "custom", input: undefined, message: `${meaning.problem}; ${meaning.fix}` });
      return undefined;
    }),
  );
}

/** One field for each variable. A field has the type that the variable's parser returns. */
const SCHEMA_FIELDS: SchemaFields = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ NAMES.map((name) => [name, schemaFieldOf(name)]),
) as unknown as SchemaFields;

/**
 * A Zod object schema for Sentry's environment variables. Use it in your own schema, or wherever a Standard Schema is
 * accepted. Blank values count as unset. Validation issues never contain the invalid value.
 *
 * @example
 * ```ts
 * import { sentryEnv } from "@sentry-policy/config";
 * import * as z from "zod";
 *
 * const env = z.object({ PORT: z.coerce.number(), ...sentryEnv.shape }).parse(process.env);
 * ```
 */
export const sentryEnv: z.ZodMiniObject<SchemaFields> = /* @__PURE__ */ z.object(SCHEMA_FIELDS);
