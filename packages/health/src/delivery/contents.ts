import { envelopeItemTypeToDataCategory } from "@sentry/core";
import type { SentryEnvelope, SentryItem } from "@sentry-policy/internal/envelope";

type Item = SentryItem<
  { readonly type: Parameters<typeof envelopeItemTypeToDataCategory>[0]; readonly item_count?: number },
  { readonly spans?: readonly unknown[] } | undefined
>;
export type Envelope = SentryEnvelope<unknown, Item>;

/** How one envelope item is counted. */
export interface Content {
  /** The category whose rate limit applies to the item. */
  readonly category: ReturnType<typeof envelopeItemTypeToDataCategory>;
  readonly quantity: number;
  /** Number of spans in a transaction, including its root span. 0 for any other item. */
  readonly spans: number;
}

/**
 * Returns the category and the quantities to count for each item of an envelope. Example: for a transaction with two
 * child spans, it returns `[{ category: "transaction", quantity: 1, spans: 3 }]`. For a client report, the quantity is
 * 0.
 */
export function contentsOf([, items]: Envelope): Content[] {
  return items.map(([{ type, item_count }, payload]) => {
    const category = envelopeItemTypeToDataCategory(type);
    return {
      category,
      quantity: category === "internal" ? 0 : (item_count ?? 1),
      spans: type === "transaction" ? 1 + (payload?.spans?.length ?? 0) : 0,
    };
  });
}
