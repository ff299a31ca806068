import { isServer } from "../output/runtime.ts";
import { ambientEnv, type Env, valueIn } from "../variables/env.ts";
import { nonBlankText } from "../variables/env-text.ts";
import type { VariableName } from "../variables/values.ts";
import { type Value, variableOf } from "../variables/variables.ts";

/**
 * Returns the value that `Sentry.init` gets for a variable that is blank or was refused. Usually this is undefined, so
 * that the variable counts as unset. But if an option is absent, an SDK reads some variables itself (@sentry/node from
 * `process.env`, @sentry/cloudflare from its bindings): it would print a wrong DSN with its key, and treat any word or
 * blank as true. The options of such variables get a neutral value instead. A refused privacy switch becomes `false`.
 */
export function fallbackFor(
  name: VariableName,
  { env, isRefused, environment }: { readonly env: Env; readonly isRefused: boolean; readonly environment: string },
): Value | undefined {
  const { neutral, refused } = variableOf(name);
  const unread = name === "SENTRY_ENVIRONMENT" ? environment : neutral;
  if (isRefused) return refused ?? unread;
  // On a server the SDK reads `process.env`, whatever `env` is. A Worker has no environment other than its bindings.
  return isBlank(isServer() ? ambientEnv() : env, name) ? unread : undefined;
}

/**
 * Checks whether an SDK would treat a blank text as a value. It treats an empty string so only in SENTRY_ENVIRONMENT.
 */
function isBlank(env: Env, name: VariableName): boolean {
  const text: unknown = valueIn(env, name);
  return typeof text === "string" && nonBlankText(text) === undefined && (text !== "" || name === "SENTRY_ENVIRONMENT");
}
