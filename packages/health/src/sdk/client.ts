import { field, isFunction } from "@sentry-policy/internal/guards";

/** The part of a Sentry client (v10 or v11) that this package uses. */
export interface HealthClient {
  getOptions(): object;
  getTransport(): { send(envelope: never): PromiseLike<unknown> } | undefined;
  getDsn(): HealthDsn | undefined;
  sendEnvelope(envelope: never): PromiseLike<unknown>;
  getSdkMetadata?(): { readonly sdk?: { readonly name?: string } } | undefined;
}

/** The parts of a DSN, as the SDK returns them. */
interface HealthDsn {
  readonly protocol: "http" | "https";
  readonly publicKey?: string;
  readonly pass?: string;
  readonly host: string;
  readonly port?: string;
  readonly path?: string;
  readonly projectId: string;
}

const METHODS: readonly string[] = ["getOptions", "getTransport", "getDsn", "emit", "sendEnvelope"];

/** Checks whether a value has the methods of a client. A mock in a test may lack some. */
export function isClient(value: unknown): value is HealthClient {
  return METHODS.every((name) => isFunction(field(value, name)));
}

/** Checks whether a client can send: it needs a transport, and must be enabled. */
export function isEnabled(client: HealthClient | undefined): boolean {
  return client?.getTransport() !== undefined && field(client.getOptions(), "enabled") !== false;
}
