import { isFunction } from "@sentry-policy/internal/guards";
import { checkParts } from "./check-parts.ts";
import { joinIntegrations } from "./integrations.ts";
import { joinLists } from "./lists.ts";
import { joinField, merge } from "./merge.ts";
import { joinScopes } from "./scope.ts";
import type { Callback, OptionsOrNothing, Part } from "./types.ts";
import { warnOnce } from "./warn.ts";

/**
 * Merges several objects with options for `Sentry.init` (called parts) without losing a hook, an integration or a list
 * entry:
 *
 * - hooks (`beforeSend`, `beforeBreadcrumb`, ...) run in order, and if a hook returns `null`, later hooks do not run;
 * - `integrations` are concatenated, whether they are arrays or functions;
 * - lists (`ignoreErrors`, `denyUrls`, ...) are concatenated without duplicates;
 * - values of `initialScope` are applied to the scope in order;
 * - plain objects (`dataCollection`, `transportOptions`, ...) are merged;
 * - for other options the last defined value wins. A second `tracesSampler` causes a warning, which is logged once.
 *
 * A part can be `null`, `undefined` or `false`, as in `isProd && part`. If a hook throws, the SDK gets the exception.
 * The parts themselves are never changed.
 *
 * TypeScript infers the type of the SDK's options from the place where the result is used, such as the argument of
 * `Sentry.init`. Where TypeScript cannot infer this type, pass it as a type argument:
 * `compose<Sentry.NodeOptions>(...)`.
 *
 * @throws {TypeError} if a part is a value that cannot contain options, such as a string or an array.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { compose } from "@sentry-policy/compose";
 *
 * Sentry.init(
 *   compose({ ignoreErrors: ["AbortError"] }, { beforeSend: (event) => ({ ...event, tags: { tenant: "acme" } }) }),
 * );
 * ```
 */
export function compose<O extends OptionsOrNothing = object>(...parts: readonly Part<Extract<O, object>>[]): O;
export function compose(...parts: readonly unknown[]): unknown {
  // The types do not allow functions as parts, but an app in JavaScript can pass them. If a part is a function,
  // `compose` does the same as `composeCallback`.
  return parts.some(isFunction) ? callbackOf(parts) : joinParts(parts);
}

/**
 * Does the same as {@link compose} for SDKs that take a function instead of options, such as `withSentry` on Workers.
 * This function takes the environment and returns the options. A part can be an object with options, or a function that
 * takes the environment and returns such an object.
 *
 * With SDK v11, TypeScript cannot infer the parameter types of an inline hook. To specify them, write
 * `composeCallback<Env, Sentry.CloudflareOptions>(...)`.
 *
 * @returns A function that takes the environment and returns the merged options.
 * @throws {TypeError} if a part is a value that cannot contain options, such as a string. If a part is a function and
 * returns such a value, the error is thrown when the returned function is called.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/cloudflare";
 * import { composeCallback } from "@sentry-policy/compose";
 *
 * interface Env {
 *   SENTRY_DSN: string;
 * }
 *
 * export default Sentry.withSentry(
 *   composeCallback((env: Env) => ({ dsn: env.SENTRY_DSN }), { ignoreErrors: ["AbortError"] }),
 *   { fetch: () => new Response("ok") },
 * );
 * ```
 */
export function composeCallback<E, O extends OptionsOrNothing = object>(
  ...parts: readonly (Part<Extract<O, object>> | Callback<E, Part<Extract<O, object>>>)[]
): (env: E) => O;
export function composeCallback(...parts: readonly unknown[]): unknown {
  return callbackOf(parts);
}

function callbackOf(parts: readonly unknown[]): (...args: unknown[]) => unknown {
  checkParts(parts, true);
  return (...args) => joinParts(parts.map((part) => (isFunction(part) ? part(...args) : part)));
}

function joinParts(parts: readonly unknown[]): unknown {
  checkParts(parts, false);
  return merge(parts, joinOption);
}

function joinOption(key: string, first: unknown, next: unknown): unknown {
  if (key === "integrations") return joinIntegrations(first, next);
  if (key === "initialScope") return joinScopes(first, next);
  // Only one sampler can run. The pattern matches `tracesSampler`, but not `tracesSampleRate`.
  if (/Sampler$/.test(key) && first !== next) warnOnce(`several ${key} options: only the last one runs`);
  // The pattern matches `defaultIntegrations` and `stackParser`, but not `ignoreErrors`. Arrays of options that it
  // matches are not joined, because their entries belong together. Instead, the later array replaces the earlier one.
  const isList = Array.isArray(first) && Array.isArray(next) && !/^default|^stack/.test(key);
  return isList ? joinLists(first, next) : joinField(key, first, next);
}
