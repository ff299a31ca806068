import { field, isFunction } from "@sentry-policy/internal/guards";
import { warnOnce } from "./warn.ts";

/**
 * Joins two values of `integrations`, which can be arrays or functions. A function gets the SDK's default integrations
 * and can remove some of them, but it cannot remove an integration that another part adds.
 */
export function joinIntegrations(first: unknown, next: unknown): unknown {
  if (![first, next].some(isFunction)) return mergeIntegrations(integrationList(first), integrationList(next), []);
  return (defaults: readonly unknown[]) =>
    mergeIntegrations(resolveIntegrations(first, defaults), resolveIntegrations(next, defaults), defaults);
}

function resolveIntegrations(integrations: unknown, defaults: readonly unknown[]): readonly unknown[] {
  return isFunction(integrations)
    ? integrationList(integrations([...defaults]))
    : [...defaults, ...integrationList(integrations)];
}

/** Returns integrations as a list. Also accepts a single integration, because the SDKs do. */
function integrationList(integrations: unknown): readonly unknown[] {
  return [integrations].flat();
}

/**
 * Merges the integrations of two parts, without duplicates. Returns the default integrations that neither part removed,
 * and all other integrations of both parts.
 */
function mergeIntegrations(
  first: readonly unknown[],
  next: readonly unknown[],
  defaults: readonly unknown[],
): unknown[] {
  const isNew = (integration: unknown): boolean => !defaults.includes(integration);
  const known = new Set<unknown>();
  const all = [...new Set([...first, ...next])];
  for (const integration of all.filter(isNew)) {
    const name = field(integration, "name");
    if (name !== undefined && known.has(name)) warnOnce(`several integrations named ${name}: only the last one runs`);
    known.add(name);
  }
  return all.filter((integration) => isNew(integration) || (first.includes(integration) && next.includes(integration)));
}
