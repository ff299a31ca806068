import { isServer } from "../output/runtime.ts";
import { ambientEnv, type Env, valueIn } from "../variables/env.ts";
import { nonBlankText } from "../variables/env-text.ts";
import type { VariableName } from "../variables/values.ts";
import { type Value, variableOf } from "../variables/variables.ts";

/**
 * Returns the value that `Sentry.init` gets for a variable that is blank or was refused. Usually this is undefined, so
 * that the variable counts as unset. But if their option is absent, some variables are read by the SDK itself: by
 * `@sentry/node` from `process.env`, by `@sentry/cloudflare` from its bindings. The SDK would then print an invalid DSN
 * with its key, and treat any word or blank as true. So the options of these variables get a neutral value. A refused
 * privacy switch becomes `false`.
 */
export function fallbackFor(
  name: VariableName,
  { env, isRefused, environment }: { readonly env: Env; readonly isRefused: boolean; readonly environment: string },
): Value | undefined {
  const { neutral, refused } = variableOf(name);
  const neutralValue = name === "SENTRY_ENVIRONMENT" ? environment : neutral;
  if (isRefused) return refused ?? neutralValue;
  // On a server the SDK reads `process.env`, even if the app passed another object as `env`. A Worker's only
  // environment is its bindings, which the app passes as `env`.
  return isMisreadBlank(isServer() ? ambientEnv() : env, name) ? neutralValue : undefined;
}

/**
 * Checks whether a variable has a blank text that an SDK would treat as a value. The SDKs ignore an empty string,
 * except in SENTRY_ENVIRONMENT.
 */
function isMisreadBlank(env: Env, name: VariableName): boolean {
  const text: unknown = valueIn(env, name);
  return typeof text === "string" && nonBlankText(text) === undefined && (text !== "" || name === "SENTRY_ENVIRONMENT");
}
