import { isObject } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";

/** Maps the hint of each event to the guarded client that sends it. */
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
 * Checks whether the scrubber's `beforeSend` is the last hook for an event, so that it can leave scrubbing to the
 * guard. This is true for a guarded client whose `beforeSend` option is the scrubber's own function, not a combination
 * of hooks.
 */
export function isLastHook(hint: unknown, beforeSend: unknown): boolean {
  const client = clientOf(hint);
  return client !== undefined && Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}
