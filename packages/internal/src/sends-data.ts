import { field } from "./guards.ts";

/** The part of a Sentry client (v10 or v11) that is needed to find out whether it sends anything. */
export interface SendingClient {
  getOptions(): object;
  getTransport(): unknown;
}

/**
 * Checks whether a client sends anything. A client with Spotlight always sends data. Any other client sends nothing if
 * it is disabled or has no DSN. A client that sends nothing cannot lose data, so it needs no warnings.
 */
export function sendsData(client: SendingClient): boolean {
  const options = client.getOptions();
  if (field(options, "enabled") !== false && client.getTransport() !== undefined) return true;
  const integrations = field(options, "integrations");
  return Array.isArray(integrations) && integrations.some((each) => /^Spotlight/.test(String(field(each, "name"))));
}
