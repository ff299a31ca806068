import { isObject } from "./merge.ts";
import { sayOnce } from "./say.ts";

type Integrations = unknown[] | ((defaults: unknown[]) => unknown[]);

/**
 * Arrays and functions alike. Each function is given the SDK's defaults and may leave some out, but never what another
 * part brings.
 */
export function joinIntegrations(first: Integrations, next: Integrations): Integrations {
  if (typeof first !== "function" && typeof next !== "function") return join(first, next, []);
  return (defaults) => join(apply(first, defaults), apply(next, defaults), defaults);
}

function apply(integrations: Integrations, defaults: unknown[]): unknown[] {
  return typeof integrations === "function" ? integrations([...defaults]) : [...defaults, ...integrations];
}

function join(first: unknown[], next: unknown[], defaults: unknown[]): unknown[] {
  const isNew = (integration: unknown): boolean => !defaults.includes(integration);
  const added = next.filter(isNew);
  for (const name of first.filter(isNew).map(nameOf)) {
    if (name !== undefined && added.map(nameOf).includes(name)) sayOnce(`two ${name}: only the last runs`);
  }
  return [...first.filter((integration) => isNew(integration) || next.includes(integration)), ...added];
}

function nameOf(integration: unknown): unknown {
  return isObject(integration) && "name" in integration ? integration.name : undefined;
}
