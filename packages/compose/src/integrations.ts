import { isObject } from "./merge.ts";
import { sayOnce } from "./say.ts";

type Integrations = unknown[] | ((defaults: unknown[]) => unknown[]);

/** Arrays and functions alike; the SDK gives a function the defaults, and appends an array to them. */
export function joinIntegrations(first: Integrations, next: Integrations): Integrations {
  if (typeof first !== "function" && typeof next !== "function") return apply(next, first, []);
  return (defaults) => apply(next, apply(first, defaults, defaults), defaults);
}

/** One of a default's name replaces it on purpose, so only what parts added is compared. */
function apply(integrations: Integrations, given: unknown[], defaults: readonly unknown[]): unknown[] {
  if (typeof integrations === "function") return integrations(given);
  const added = given.filter((integration) => !defaults.includes(integration)).map(nameOf);
  for (const name of integrations.map(nameOf)) {
    if (name !== undefined && added.includes(name)) sayOnce(`two integrations ${name}: only the last is set up`);
  }
  return [...given, ...integrations];
}

function nameOf(integration: unknown): unknown {
  return isObject(integration) && "name" in integration ? integration.name : undefined;
}
