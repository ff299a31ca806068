import * as z from "zod/mini";
import type { Parse } from "./parse.ts";
import { VARIABLES } from "./variables.ts";

function field<T>(
  parse: Parse<T>,
): z.ZodMiniOptional<z.ZodMiniPipe<z.ZodMiniUnknown, z.ZodMiniTransform<T | undefined, unknown>>> {
  return z.optional(
    z.pipe(
      z.unknown(),
      z.transform((input, context) => {
        const text = textOf(input);
        if (text === undefined) return undefined;
        const parsed = parse(text);
        if ("value" in parsed) return parsed.value;
        // Without the input: a value may be a secret in the wrong place.
        context.issues.push({
          code: "custom",
          input: undefined,
          message: `${parsed.problem}; ${parsed.mend}`,
          params: parsed,
        });
        return undefined;
      }),
    ),
  );
}

/** Blank means unset. Workers put objects beside texts, and bundlers booleans and numbers. */
export function textOf(input: unknown): string | undefined {
  if (typeof input === "boolean" || typeof input === "number") return String(input);
  const text = typeof input === "string" ? input.trim() : "";
  return text === "" ? undefined : text;
}

/**
 * The schema of Sentry's variables, as a zod object: use it inside a schema of your own, or wherever a Standard Schema
 * is taken. Blank values are unset; issues never hold the value.
 */
export const sentryEnv: z.ZodMiniObject<{
  SENTRY_DSN: ReturnType<typeof field<string>>;
  SENTRY_ENVIRONMENT: ReturnType<typeof field<string>>;
  SENTRY_RELEASE: ReturnType<typeof field<string>>;
  SENTRY_SAMPLE_RATE: ReturnType<typeof field<number>>;
  SENTRY_TRACES_SAMPLE_RATE: ReturnType<typeof field<number>>;
  SENTRY_DEBUG: ReturnType<typeof field<boolean>>;
  SENTRY_SEND_DEFAULT_PII: ReturnType<typeof field<boolean>>;
}> = /* @__PURE__ */ z.object({
  SENTRY_DSN: field(VARIABLES.SENTRY_DSN.parse),
  SENTRY_ENVIRONMENT: field(VARIABLES.SENTRY_ENVIRONMENT.parse),
  SENTRY_RELEASE: field(VARIABLES.SENTRY_RELEASE.parse),
  SENTRY_SAMPLE_RATE: field(VARIABLES.SENTRY_SAMPLE_RATE.parse),
  SENTRY_TRACES_SAMPLE_RATE: field(VARIABLES.SENTRY_TRACES_SAMPLE_RATE.parse),
  SENTRY_DEBUG: field(VARIABLES.SENTRY_DEBUG.parse),
  SENTRY_SEND_DEFAULT_PII: field(VARIABLES.SENTRY_SEND_DEFAULT_PII.parse),
});
