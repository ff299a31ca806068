import { isObject } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";

/** Maps the hint of each event to the guarded client that is sending the event. */
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
 * Checks whether the scrubber's `beforeSend` is the last hook that receives an event. In this case, the hook need not
 * scrub the event, because the guard does so later. The client must be guarded, and its option `beforeSend` must be the
 * scrubber's own function and not a combination of several hooks.
 */
export function isLastHook(hint: unknown, beforeSend: unknown): boolean {
  const client = clientOf(hint);
  return client !== undefined && Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}
