import { sayOnce } from "./say.ts";

type Integrations = readonly unknown[] | ((defaults: unknown[]) => unknown[]);

/** Arrays and functions alike; the SDK gives a function the defaults, and appends an array to them. */
export function joinIntegrations(first: Integrations, next: Integrations): Integrations {
  if (typeof first !== "function" && typeof next !== "function") {
    const names = first.map(nameOf);
    for (const name of next.map(nameOf)) if (names.includes(name)) warn(name);
    return [...first, ...next];
  }
  return (defaults) => apply(next, apply(first, defaults, defaults), defaults);
}

function apply(integrations: Integrations, given: unknown[], defaults: readonly unknown[]): unknown[] {
  if (typeof integrations === "function") return integrations(given);
  const added = given.filter((integration) => !defaults.includes(integration)).map(nameOf);
  for (const name of integrations.map(nameOf)) if (added.includes(name)) warn(name);
  return [...given, ...integrations];
}

function nameOf(integration: unknown): unknown {
  return typeof integration === "object" && integration !== null && "name" in integration
    ? integration.name
    : undefined;
}

function warn(name: unknown): void {
  if (typeof name === "string") sayOnce(`Two parts bring the integration ${name}: Sentry sets up only the last.`);
}
