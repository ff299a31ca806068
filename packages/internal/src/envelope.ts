/**
 * An envelope as Sentry's SDKs hold it in memory. Each package specifies the types of header and item that it expects.
 */
export type SentryEnvelope<Header, Item> = [header: Header, items: Item[]];

/** One item of an envelope as Sentry's SDKs hold it in memory. */
export type SentryItem<Header, Payload> = [header: Header, payload: Payload];
