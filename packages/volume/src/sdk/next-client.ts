import { field, isFunction } from "@sentry-policy/internal/guards";
import type { VolumeClient } from "./client.ts";

/**
 * Calls `onClient` with the next client that is set on the scope. `Sentry.init` first applies the option `initialScope`
 * to the current scope, and then sets its new client on this scope. So the next client is the one that was created with
 * this `initialScope`. At that time, it has no integrations yet and has captured nothing.
 * https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/sdk.ts
 */
export function nextClientOf(scope: object, onClient: (client: VolumeClient) => void): void {
  const setClient = field(scope, "setClient");
  if (!isFunction(setClient)) return;
  const wasOwn = Object.hasOwn(scope, "setClient");
  Reflect.set(scope, "setClient", (client: VolumeClient | undefined): unknown => {
    // Undoes the replacement. If the scope had its own `setClient`, for example from another package, it is restored.
    if (wasOwn) Reflect.set(scope, "setClient", setClient);
    else Reflect.deleteProperty(scope, "setClient");
    const result = Reflect.apply(setClient, scope, [client]);
    if (client !== undefined) onClient(client);
    return result;
  });
}
