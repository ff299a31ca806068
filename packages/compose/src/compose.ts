import { chain } from "./hooks.ts";
import { joinIntegrations } from "./integrations.ts";
import { isRecord, joinLists, mergeRecords } from "./merge.ts";
import { sayOnce } from "./say.ts";
import { joinScopes } from "./scope.ts";
import type { NotFunction, Part } from "./types.ts";

/**
 * Joins parts of `Sentry.init`'s options, and loses nothing of any:
 *
 * - hooks (`beforeSend`, `beforeBreadcrumb`, ...) run in order, and `null` ends the chain;
 * - `integrations` are concatenated, arrays and functions alike;
 * - lists (`ignoreErrors`, `denyUrls`, ...) are concatenated without duplicates;
 * - `initialScope` applies in order; plain objects (`dataCollection`, `transportOptions`, ...) are merged;
 * - of anything else the last defined one wins, and a second `tracesSampler` says so once.
 *
 * Where a part is a function, as `withSentry` takes on Workers, the result is one too. What a hook throws passes
 * unchanged. The parts are never changed.
 */
export function compose<E, O extends object>(
  first: (env: E) => O,
  ...parts: readonly (object | ((env: E) => object | undefined))[]
): (env: E) => O;
export function compose<O extends object>(...parts: readonly (Part<NoInfer<O>> & NotFunction)[]): O;
export function compose(
  ...parts: readonly (object | ((...args: readonly unknown[]) => object | undefined))[]
): unknown {
  if (!parts.some((part) => typeof part === "function")) return joinAll(parts);
  return (...args: readonly unknown[]) =>
    joinAll(parts.map((part) => (typeof part === "function" ? part(...args) : part) ?? {}));
}

function joinAll(parts: readonly object[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (value === undefined) continue;
      options[key] = options[key] === undefined ? value : join(key, options[key], value);
    }
  }
  return options;
}

function join(key: string, first: unknown, next: unknown): unknown {
  if (key === "integrations" && isIntegrations(first) && isIntegrations(next)) return joinIntegrations(first, next);
  if (key === "initialScope") return joinScopes(first, next);
  if (/^before[A-Z]/.test(key) && isFunction(first) && isFunction(next)) return chain(first, next);
  if (/Sampler$/.test(key) && first !== next) sayOnce(`two ${key}: only the last runs`);
  // `defaultIntegrations` is a whole, not a list to add to.
  if (Array.isArray(first) && Array.isArray(next) && key !== "defaultIntegrations") return joinLists(first, next);
  return isRecord(first) && isRecord(next) ? mergeRecords(first, next) : next;
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

function isIntegrations(value: unknown): value is unknown[] | ((defaults: unknown[]) => unknown[]) {
  return Array.isArray(value) || typeof value === "function";
}
