import { field, isFunction } from "@sentry-policy/internal/guards";
import { warnOnce } from "./warn.ts";

/**
 * Joins integrations, both arrays and functions. A function receives the SDK's defaults and can remove some of them,
 * but it cannot remove what another part adds.
 */
export function joinIntegrations(first: unknown, next: unknown): unknown {
  if (![first, next].some(isFunction)) return join(listOf(first), listOf(next), []);
  return (defaults: readonly unknown[]) => join(apply(first, defaults), apply(next, defaults), defaults);
}

function apply(integrations: unknown, defaults: readonly unknown[]): readonly unknown[] {
  return isFunction(integrations) ? listOf(integrations([...defaults])) : [...defaults, ...listOf(integrations)];
}

/** Returns integrations as a list. Like the SDKs, it also accepts a single integration. */
function listOf(integrations: unknown): readonly unknown[] {
  return [integrations].flat();
}

/** Returns each integration that is not a default, once, and the defaults that neither part removed. */
function join(first: readonly unknown[], next: readonly unknown[], defaults: readonly unknown[]): unknown[] {
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
