import type { IngestItem } from "@sentry-policy/e2e/ingest";
import { planted } from "./planted.ts";

interface ErrorEvent {
  exception?: { values?: { value?: string }[] };
}

interface TransactionEvent {
  transaction?: string;
  spans?: { description?: string }[];
}

interface SpanContainer {
  items?: { name?: string }[];
}

/**
 * Checks whether an item is the app's error. Only the start of the message is compared, because the scrubber changes
 * the rest.
 */
export function isTheError(item: IngestItem): boolean {
  if (item.type !== "event") return false;
  const { exception } = item.payload as ErrorEvent;
  return Boolean(exception?.values?.some(({ value }) => value?.startsWith(planted.errorPrefix)));
}

/**
 * Checks whether an item contains the app's trace. Depending on the runtime, it is a transaction, a span in another
 * transaction (such as that of the HTTP request), or a streamed span.
 */
export function isTheTrace(item: IngestItem): boolean {
  if (item.type === "transaction") {
    const { transaction, spans } = item.payload as TransactionEvent;
    return (
      transaction === planted.traceName || Boolean(spans?.some(({ description }) => description === planted.traceName))
    );
  }
  if (item.type !== "span") return false;
  const { items } = item.payload as SpanContainer;
  return Boolean(items?.some(({ name }) => name === planted.traceName));
}
