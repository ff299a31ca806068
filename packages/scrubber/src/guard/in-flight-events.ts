import { isObject } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";

/** The guarded client that is sending an event, by the hint of the event. */
const clients = new WeakMap<object, GuardClient>();

export function noteInFlight(hint: unknown, client: GuardClient): void {
  if (isObject(hint)) clients.set(hint, client);
}

export function isInFlight(hint: unknown): boolean {
  return clientOf(hint) !== undefined;
}

export function clientOf(hint: unknown): GuardClient | undefined {
  return isObject(hint) ? clients.get(hint) : undefined;
}

/**
 * Checks whether no other hook sees an event after our `beforeSend`, so that the guard can scrub the event later: the
 * client is guarded, and its option `beforeSend` is exactly our function, not a combination of several hooks.
 */
export function isLastHook(hint: unknown, beforeSend: unknown): boolean {
  const client = clientOf(hint);
  return client !== undefined && Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}
