import type { GuardClient } from "../items/client.ts";

/** The guarded clients that send events, by the events' hints. */
const clients = new WeakMap<object, GuardClient>();

export function noteInFlight(hint: unknown, client: GuardClient): void {
  if (typeof hint === "object" && hint !== null) clients.set(hint, client);
}

export function isInFlight(hint: unknown): boolean {
  return clientOf(hint) !== undefined;
}

export function clientOf(hint: unknown): GuardClient | undefined {
  return typeof hint === "object" && hint !== null ? clients.get(hint) : undefined;
}

/**
 * Checks whether no other hook sees an event between this `beforeSend` and the guard, so that the guard alone can scrub
 * it: the client is guarded, and its hook is this one and not a combination of several.
 */
export function isLastHook(hint: unknown, beforeSend: unknown): boolean {
  const client = clientOf(hint);
  return client !== undefined && Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}
