import { isServer } from "../output/runtime.ts";
import { ambientEnv, type Env, valueIn } from "../variables/env.ts";
import { nonBlankText } from "../variables/env-text.ts";
import type { VariableName } from "../variables/values.ts";
import { type Value, variableOf } from "../variables/variables.ts";

/**
 * Returns the value that an option gets if its variable is blank or invalid. For most options, the result is undefined,
 * so that the option stays unset.
 *
 * Some options get a neutral value instead, because the SDK reads their variables by itself if the options are unset:
 * `@sentry/node` reads them from `process.env`, and `@sentry/cloudflare` from the Worker's bindings. The SDK would
 * print an invalid DSN with its key, and would treat any word or whitespace as true. An invalid privacy switch, such as
 * `SENTRY_SEND_DEFAULT_PII`, becomes `false`.
 */
export function fallbackFor(
  name: VariableName,
  { env, isRefused, environment }: { readonly env: Env; readonly isRefused: boolean; readonly environment: string },
): Value | undefined {
  const { neutral, refused } = variableOf(name);
  const neutralValue = name === "SENTRY_ENVIRONMENT" ? environment : neutral;
  if (isRefused) return refused ?? neutralValue;
  // On a server, the SDK reads `process.env`, even if the app passed another `env`. In a Worker, it reads the bindings,
  // which the app passes as `env`.
  return isMisreadBlank(isServer() ? ambientEnv() : env, name) ? neutralValue : undefined;
}

/**
 * Checks whether an SDK would use a blank variable. `" "` -> true; `""` -> false. For SENTRY_ENVIRONMENT, `""` -> true
 * as well, because the SDKs use an empty string as the name of the environment.
 */
function isMisreadBlank(env: Env, name: VariableName): boolean {
  const text: unknown = valueIn(env, name);
  return typeof text === "string" && nonBlankText(text) === undefined && (text !== "" || name === "SENTRY_ENVIRONMENT");
}
