import { field, isRecord } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import { warn } from "../shared/warn.ts";

/** The warning that is logged if the offline transport cannot be replaced with one that scrubs stored envelopes. */
export const STORE_UNGUARDED =
  "The offline transport could not be replaced, so envelopes stored by an earlier run are sent unscrubbed. See the README.";

const NO_FEATURE =
  "The client has an offline transport, so envelopes stored by an earlier run are sent unscrubbed. Add offlineStore() to `features`.";

export interface TransportSettings {
  readonly factory: unknown;
  readonly transportOptions: Readonly<Record<string, unknown>>;
  readonly tunnel: string | undefined;
}

export function transportSettingsOf(client: GuardClient): TransportSettings {
  const options = client.getOptions();
  const [given, tunnel] = [field(options, "transportOptions"), field(options, "tunnel")];
  return {
    factory: field(options, "transport"),
    transportOptions: isRecord(given) ? given : {},
    tunnel: typeof tunnel === "string" ? tunnel : undefined,
  };
}

/** Checks whether a client has an offline transport, which stores envelopes and may send them after a restart. */
export function isOffline({ factory, transportOptions }: TransportSettings): boolean {
  if (typeof transportOptions["createStore"] === "function") return true;
  // The browser SDK's function for offline transports sets `createStore`, so its source code contains this name.
  // Minifiers do not rename it, because it is a public option.
  return typeof factory === "function" && Function.prototype.toString.call(factory).includes("createStore");
}

/** Logs a warning if a client has an offline transport but the policy does not list `offlineStore()`. */
export function warnIfOffline(client: GuardClient): undefined {
  try {
    if (isOffline(transportSettingsOf(client))) warn(NO_FEATURE);
  } catch {
    warn(NO_FEATURE);
  }
}
