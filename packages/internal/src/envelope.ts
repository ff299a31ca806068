/** An envelope as Sentry's SDKs hold it in memory. Each package says which header and which items it expects. */
export type SentryEnvelope<Header, Item> = [header: Header, items: Item[]];

/** One item of an envelope as Sentry's SDKs hold it in memory. */
export type SentryItem<Header, Payload> = [header: Header, payload: Payload];
