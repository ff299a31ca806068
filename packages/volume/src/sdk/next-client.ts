import { field, isFunction } from "@sentry-policy/internal/guards";
import type { VolumeClient } from "./client.ts";

/**
 * Calls `onClient` with the next client that is set on the scope. `Sentry.init` applies `initialScope` to the current
 * scope, and then sets its new client on that scope, before the client sets up any integration. So the next client is
 * the one whose options contain `initialScope`, and it has not captured anything yet.
 * https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/sdk.ts
 */
export function nextClientOf(scope: object, onClient: (client: VolumeClient) => void): void {
  const setClient = field(scope, "setClient");
  if (!isFunction(setClient)) return;
  const wasOwn = Object.hasOwn(scope, "setClient");
  Reflect.set(scope, "setClient", (client: VolumeClient | undefined): unknown => {
    // Other packages can wait for the same client in this way, so restore the method as it was before.
    if (wasOwn) Reflect.set(scope, "setClient", setClient);
    else Reflect.deleteProperty(scope, "setClient");
    const result = Reflect.apply(setClient, scope, [client]);
    if (client !== undefined) onClient(client);
    return result;
  });
}
