import type { GuardClient } from "../src/items/client.ts";

/** Returns a client that sends nothing, and passes the items that the guard drops to `recordDroppedEvent`. */
export function silentClient(recordDroppedEvent: GuardClient["recordDroppedEvent"]): GuardClient {
  return {
    on: () => () => {},
    sendEnvelope: async () => ({}),
    getTransport: () => undefined,
    getDsn: () => undefined,
    getOptions: () => ({}),
    getIntegrationByName: () => undefined,
    getSdkMetadata: () => undefined,
    recordDroppedEvent,
  };
}
