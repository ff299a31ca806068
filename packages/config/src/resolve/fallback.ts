import { isServer } from "../output/runtime.ts";
import { ambientEnv, type Env, valueIn } from "../variables/env.ts";
import { textOf } from "../variables/env-text.ts";
import { type Value, type VariableName, variableOf } from "../variables/variables.ts";

/**
 * What `init` gets for a variable that is set and means nothing, because it is blank or was refused. As a rule nothing,
 * so that it counts as unset. But some of them an SDK reads by itself where the option is absent (@sentry/node from
 * `process.env`, @sentry/cloudflare from its bindings), and it would print a wrong DSN with its key, or take any word, a
 * blank among them, for true: it gets what says no. And what was meant to hold back personal data does.
 */
export function fallbackFor(
  name: VariableName,
  { env, isRefused, environment }: { readonly env: Env; readonly isRefused: boolean; readonly environment: string },
): Value | undefined {
  const { neutral, refused } = variableOf(name);
  const unread = name === "SENTRY_ENVIRONMENT" ? environment : neutral;
  if (isRefused) return refused ?? unread;
  // A Worker has no environment but what it is given.
  return isBlank(isServer() ? ambientEnv() : env, name) ? unread : undefined;
}

/** Whether an SDK finds a blank that it takes for a text. It takes an empty one for a name of the environment only. */
function isBlank(env: Env, name: VariableName): boolean {
  const text: unknown = valueIn(env, name);
  return typeof text === "string" && textOf(text) === undefined && (text !== "" || name === "SENTRY_ENVIRONMENT");
}
