import type { CheckedOptions } from "../checks/options.ts";
import { valueIn } from "../variables/env.ts";
import { sourceOf } from "../variables/env-source.ts";
import { nonBlankText } from "../variables/env-text.ts";

/** Vercel's variables for the environment's name, which `@sentry/nextjs` also reads. */
const VERCEL: readonly string[] = Object.freeze(["VERCEL_TARGET_ENV", "VERCEL_ENV"]);

/**
 * Returns the environment's name, which selects the entries of `defaults` and `required`: the first that is set of
 * SENTRY_ENVIRONMENT, Vercel's variables, the option `environment` and NODE_ENV, or else `production`, the SDK's
 * default.
 */
export function environmentOf(
  env: object,
  { prefixes, environment }: CheckedOptions,
  sentryEnvironment: unknown,
): string {
  const vercel = VERCEL.map((name) => sourceOf(env, prefixes, name)).find((source) => source !== undefined);
  const names = [sentryEnvironment, vercel && valueIn(env, vercel), environment, valueIn(env, "NODE_ENV")];
  return names.map(nonBlankText).find((name) => name !== undefined) ?? "production";
}
