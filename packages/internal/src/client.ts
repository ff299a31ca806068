/**
 * The part of a Sentry client (v10 or v11) that several packages use.
 *
 * @typeParam Reason The reasons for which a package drops data, with their names in client reports.
 */
export interface SentryClient<Reason extends string> {
  on(hook: string, callback: (...args: never[]) => unknown): () => void;
  getOptions(): object;
  getTransport(): unknown;
  /** Emits `beforeEnvelope`, then passes the envelope to the transport if the client is enabled. */
  sendEnvelope(envelope: never): PromiseLike<unknown>;
  /**
   * `category` has the type `string`, because the SDK versions declare different sets of categories. Sentry's server
   * accepts all of these categories.
   */
  recordDroppedEvent(reason: Reason, category: string, count?: number): void;
}

/** An integration in the form that every Sentry SDK accepts. */
export interface SentryIntegration<Client> {
  name: string;
  beforeSetup(client: Client): void;
  setup(client: Client): void;
}
