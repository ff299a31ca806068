/**
 * The part of a Sentry client (v10 or v11) that several packages use.
 *
 * @typeParam Reason The reasons for which a package drops data, as client reports name them.
 */
export interface SentryClient<Reason extends string> {
  on(hook: string, callback: (...args: never[]) => unknown): () => void;
  getOptions(): object;
  getTransport(): unknown;
  /** Emits `beforeEnvelope`, then passes the envelope to the transport if the client is enabled. */
  sendEnvelope(envelope: never): PromiseLike<unknown>;
  /**
   * `category` has the type `string`, because the SDK versions declare different categories. Sentry's server accepts
   * all of those.
   */
  recordDroppedEvent(reason: Reason, category: string, count?: number): void;
}

/** An integration in the form that every Sentry SDK accepts. */
export interface SentryIntegration<Client> {
  name: string;
  beforeSetup(client: Client): void;
  setup(client: Client): void;
}
