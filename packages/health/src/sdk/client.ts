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
