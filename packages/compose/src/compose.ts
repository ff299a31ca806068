import { isFunction } from "./guards.ts";
import { joinIntegrations } from "./integrations.ts";
import { joinLists } from "./lists.ts";
import { joinField, merge } from "./merge.ts";
import { joinScopes } from "./scope.ts";
import type { Callback, Part } from "./types.ts";
import { sayLastRuns } from "./warn.ts";

/**
 * Joins parts of `Sentry.init`'s options, and loses nothing of any:
 *
 * - hooks (`beforeSend`, `beforeBreadcrumb`, ...) run in order, and `null` ends the chain;
 * - `integrations` are concatenated, arrays and functions alike;
 * - lists (`ignoreErrors`, `denyUrls`, ...) are concatenated without duplicates;
 * - `initialScope` applies in order; plain objects (`dataCollection`, `transportOptions`, ...) are merged;
 * - of anything else the last defined one wins, and a second `tracesSampler` says so once.
 *
 * Where a part is a function, as `withSentry` takes on Workers, the result is one too. A part may be `null`, `undefined`
 * or `false`, as in `isProd && part`. What a hook throws passes unchanged. The parts are never changed.
 */
export function compose<O extends object>(...parts: readonly Part<NoInfer<O>>[]): O;
export function compose<E, O extends object>(
  ...parts: readonly (Part<NoInfer<O>> | Callback<E, Part<NoInfer<O>>>)[]
): (env: E) => O;
export function compose(...parts: readonly unknown[]): unknown {
  if (!parts.some(isFunction)) return merge(parts, joinOption);
  return (...args: unknown[]) =>
    merge(
      parts.map((part) => (isFunction(part) ? part(...args) : part)),
      joinOption,
    );
}

function joinOption(key: string, first: unknown, next: unknown): unknown {
  if (key === "integrations") return joinIntegrations(first, next);
  if (key === "initialScope") return joinScopes(first, next);
  if (/Sampler$/.test(key) && first !== next) sayLastRuns(`two ${key}`);
  // These two are wholes, not lists to add to.
  const isList = Array.isArray(first) && Array.isArray(next) && !/^default|^stack/.test(key);
  return isList ? joinLists(first, next) : joinField(key, first, next);
}
