import { field, isFunction } from "./guards.ts";
import { type SendingClient, sendsData } from "./sends-data.ts";
import type { Warn } from "./warn.ts";

/**
 * Checks whether the app uses a client of another version of @sentry/core than `imported`. The calling package cannot
 * find such a client, because each version stores its client under its own version number in `globalThis.__SENTRY__`.
 * If such a client sends data, logs a warning. Several copies of the same version share a client and need no warning.
 *
 * @param imported The version that the calling package imports.
 * @param consequence The end of the warning, after the word "so". It states what does not work, and how to fix it.
 * @see https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/carrier.ts
 */
export function warnAboutDuplicateSdk(warn: Warn, imported: string, consequence: string): boolean {
  const carrier: object = Object(Reflect.get(globalThis, "__SENTRY__"));
  const others = Object.keys(carrier).flatMap((version) => {
    const client = version === imported ? undefined : clientOfVersion(field(carrier, version));
    return isClient(client) ? [{ version, client }] : [];
  });
  const used = others.filter(({ client }) => sendsData(client)).map(({ version }) => version);
  if (used.length > 0) {
    const versions = used.sort().join(" and ");
    warn(`The SDK uses @sentry/core ${versions}, but this package imports ${imported}, so ${consequence}`);
  }
  return others.length > 0;
}

/** Returns the client from a version's entry in `globalThis.__SENTRY__`. */
function clientOfVersion(entry: unknown): unknown {
  return call(call(field(entry, "acs"), "getCurrentScope") ?? field(entry, "defaultCurrentScope"), "getClient");
}

function call(object: unknown, method: string): unknown {
  const called = field(object, method);
  return isFunction(called) ? Reflect.apply(called, object, []) : undefined;
}

function isClient(value: unknown): value is SendingClient {
  return isFunction(field(value, "getOptions")) && isFunction(field(value, "getTransport"));
}
