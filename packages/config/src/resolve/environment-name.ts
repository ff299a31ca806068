import type { CheckedOptions } from "../checks/options.ts";
import { valueIn } from "../variables/env.ts";
import { sourceOf } from "../variables/env-source.ts";
import { nonBlankText } from "../variables/env-text.ts";

/** The variables in which Vercel sets the name of the environment. `@sentry/nextjs` reads them too. */
const VERCEL_VARIABLES: readonly string[] = Object.freeze(["VERCEL_TARGET_ENV", "VERCEL_ENV"]);

/**
 * Returns the name of the environment, which selects the entries of `defaults` and `required`. It comes from the first
 * of these that is set: SENTRY_ENVIRONMENT, Vercel's variables, the `environment` option, NODE_ENV. Otherwise it is
 * `production`, as in the SDK.
 */
export function environmentOf(
  env: object,
  { prefixes, environment }: CheckedOptions,
  sentryEnvironment: unknown,
): string {
  const vercel = VERCEL_VARIABLES.map((name) => sourceOf(env, prefixes, name)).find((source) => source !== undefined);
  const names = [sentryEnvironment, vercel && valueIn(env, vercel), environment, valueIn(env, "NODE_ENV")];
  return names.map(nonBlankText).find((name) => name !== undefined) ?? "production";
}
