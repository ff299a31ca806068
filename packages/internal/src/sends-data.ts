import { field } from "./guards.ts";

/** The part of a Sentry client, v10 or v11, that tells whether it sends anything. */
export interface SendingClient {
  getOptions(): object;
  getTransport(): unknown;
}

/**
 * Checks whether a client sends anything. If not, because it has no DSN or is disabled, nothing can be lost, so no
 * warning about it is needed. Spotlight sends data even if the client has no transport.
 */
export function sendsData(client: SendingClient): boolean {
  const options = client.getOptions();
  if (field(options, "enabled") !== false && client.getTransport() !== undefined) return true;
  const integrations = field(options, "integrations");
  return Array.isArray(integrations) && integrations.some((each) => /^Spotlight/.test(String(field(each, "name"))));
}
