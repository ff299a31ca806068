import { isFunction, isObject } from "./merge.ts";
import { sayLastRuns } from "./say.ts";

/**
 * Arrays and functions alike. Each function is given the SDK's defaults and may leave some out, but never what another
 * part brings.
 */
export function joinIntegrations(first: unknown, next: unknown): unknown {
  if (![first, next].some(isFunction)) return join(listOf(first), listOf(next), []);
  return (defaults: readonly unknown[]) => join(apply(first, defaults), apply(next, defaults), defaults);
}

function apply(integrations: unknown, defaults: readonly unknown[]): readonly unknown[] {
  return isFunction(integrations) ? listOf(integrations([...defaults])) : [...defaults, ...listOf(integrations)];
}

/** The SDKs take a lone integration for a list of one. */
function listOf(integrations: unknown): readonly unknown[] {
  return [integrations].flat();
}

function join(first: readonly unknown[], next: readonly unknown[], defaults: readonly unknown[]): unknown[] {
  const isNew = (integration: unknown): boolean => !defaults.includes(integration);
  const added = next.filter(isNew);
  for (const name of first.filter(isNew).map(nameOf)) {
    if (name !== undefined && added.map(nameOf).includes(name)) sayLastRuns(`two ${name}`);
  }
  return [...first.filter((integration) => isNew(integration) || next.includes(integration)), ...added];
}

function nameOf(integration: unknown): unknown {
  return isObject(integration) && "name" in integration ? integration.name : undefined;
}
