import { isFunction } from "@sentry-policy/internal/guards";
import { checkParts } from "./check-parts.ts";
import { joinIntegrations } from "./integrations.ts";
import { joinLists } from "./lists.ts";
import { joinField, merge } from "./merge.ts";
import { joinScopes } from "./scope.ts";
import type { Callback, OptionsOrNothing, Part } from "./types.ts";
import { warnOnce } from "./warn.ts";

/**
 * Joins parts of `Sentry.init`'s options without losing a hook, an integration or a list entry:
 *
 * - hooks (`beforeSend`, `beforeBreadcrumb`, ...) run in order, and `null` ends the chain;
 * - `integrations` are concatenated, whether they are arrays or functions;
 * - lists (`ignoreErrors`, `denyUrls`, ...) are concatenated without duplicates;
 * - `initialScope` is applied in order; plain objects (`dataCollection`, `transportOptions`, ...) are merged;
 * - for other options the last defined value wins, and a second `tracesSampler` logs a warning once.
 *
 * A part can be `null`, `undefined` or `false`, as in `isProd && part`. Exceptions from hooks pass through. Parts are
 * never changed.
 *
 * TypeScript infers the SDK's options from the place where the result is used, such as the argument of `Sentry.init`.
 * Where it cannot infer them, pass them as a type argument: `compose<Sentry.NodeOptions>(...)`.
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
  // In JavaScript, an app can pass functions too. The result is then a function, as that of `composeCallback` is.
  return parts.some(isFunction) ? callbackOf(parts) : joinParts(parts);
}

/**
 * Joins parts as {@link compose} does, for `withSentry` on Workers and similar calls. Instead of options, they take a
 * function that gets the environment and returns options. Each part is such a function or an object of options.
 *
 * With SDK 11, TypeScript cannot infer the options for an inline hook: write
 * `composeCallback<Env, Sentry.CloudflareOptions>(...)`.
 *
 * @returns A function that takes the environment and returns the joined options.
 * @throws {TypeError} if a part is a value that cannot contain options, such as a string. If a function returns such a
 * value, the error is thrown when the result is called.
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
  if (/Sampler$/.test(key) && first !== next) warnOnce(`several ${key} options: only the last one runs`);
  // `defaultIntegrations` and `stackParser` are replaced as a whole, even if they are arrays.
  const isList = Array.isArray(first) && Array.isArray(next) && !/^default|^stack/.test(key);
  return isList ? joinLists(first, next) : joinField(key, first, next);
}
