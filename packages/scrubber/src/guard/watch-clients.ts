import { getCurrentScope } from "@sentry/core";
import { isFunction, isObject } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import { replaceMethod } from "./replace-method.ts";

/** The prototypes of scopes whose `setClient` is replaced: one for each copy of @sentry/core that creates scopes. */
const watched = new WeakSet<object>();

/**
 * Calls `look` with every client that is set on a scope from now on. Only the first call for each copy of @sentry/core
 * has an effect.
 *
 * `Sentry.init` sets the client on the current scope before the client sets up any integration. That is the only moment
 * at which the client is complete, but has not sent anything and has no listeners.
 *
 * @param look Must not throw. It can be called several times with the same client.
 */
export function watchClients(look: (client: GuardClient) => void): void {
  const prototype: unknown = Object.getPrototypeOf(getCurrentScope());
  if (!isObject(prototype) || watched.has(prototype)) return;
  const setClient: unknown = Object.hasOwn(prototype, "setClient") ? Reflect.get(prototype, "setClient") : undefined;
  if (!isFunction(setClient)) return;
  watched.add(prototype);
  replaceMethod(prototype, "setClient", function (this: unknown, client: GuardClient | undefined): unknown {
    if (client !== undefined) look(client);
    return Reflect.apply(setClient, this, [client]);
  });
}
