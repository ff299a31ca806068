import { getCurrentScope } from "@sentry/core";
import type { GuardClient } from "../items/client.ts";
import { replaceMethod } from "./replace-method.ts";

/** The prototypes of scopes that are watched. There is one for each copy of @sentry/core that makes scopes. */
const watched = new WeakSet<object>();

/**
 * Calls `look` with every client that is set on a scope, from now on.
 *
 * `Sentry.init` sets its client on the current scope before it sets up any integration. So this is the one moment at
 * which a client is complete and nothing has been sent yet, nor has anybody registered a listener.
 *
 * @param look Must not throw. It may be called with the same client several times.
 */
export function watchClients(look: (client: GuardClient) => void): void {
  const prototype: unknown = Object.getPrototypeOf(getCurrentScope());
  if (typeof prototype !== "object" || prototype === null || watched.has(prototype)) return;
  const setClient: unknown = Object.hasOwn(prototype, "setClient") ? Reflect.get(prototype, "setClient") : undefined;
  if (typeof setClient !== "function") return;
  watched.add(prototype);
  replaceMethod(prototype, "setClient", function (this: unknown, client: GuardClient | undefined): unknown {
    if (client !== undefined) look(client);
    return Reflect.apply(setClient, this, [client]);
  });
}
