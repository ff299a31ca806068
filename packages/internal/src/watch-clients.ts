import { isFunction, isObject } from "./guards.ts";
import { replaceMethod } from "./replace-method.ts";

/** The scope prototypes on which `setClient` is already replaced. Each copy of @sentry/core has its own prototype. */
const watched = new WeakSet<object>();

/**
 * Calls `onClient` with every client that is set on a scope from now on. For each copy of @sentry/core, only the first
 * call of this function has an effect.
 *
 * `Sentry.init` sets the client on the current scope before the client sets up any integration. So when `onClient` is
 * called, the client is complete, but has no listeners and has not sent anything yet.
 *
 * @param scope Any scope of the copy of @sentry/core whose clients are watched.
 * @param onClient This function must not throw. It can be called several times with the same client.
 */
export function watchClients<Client>(scope: object, onClient: (client: Client) => void): void {
  const prototype: unknown = Object.getPrototypeOf(scope);
  if (!isObject(prototype) || watched.has(prototype)) return;
  const setClient: unknown = Object.hasOwn(prototype, "setClient") ? Reflect.get(prototype, "setClient") : undefined;
  if (!isFunction(setClient)) return;
  watched.add(prototype);
  replaceMethod(prototype, "setClient", function (this: unknown, client: Client | undefined): unknown {
    if (client !== undefined) onClient(client);
    return Reflect.apply(setClient, this, [client]);
  });
}
