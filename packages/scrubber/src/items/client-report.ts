import { field } from "@sentry-policy/internal/guards";
import { decodeText } from "../shared/decode-text.ts";
import { parseJson } from "../shared/json.ts";
import { categoryOf, type DropCounter } from "./client.ts";

/**
 * Counts a dropped item in the SDK's client report, by the rules of the SDK. A transaction with 3 spans counts as 1
 * transaction and 4 spans, because it is also a span itself. A container with 5 logs counts as 5 logs.
 */
export function recordDrop(client: DropCounter, item: readonly unknown[]): void {
  try {
    const type = itemTypeOf(item);
    if (type === "transaction") client.recordDroppedEvent("internal_sdk_error", "span", 1 + countSpans(item[1]));
    const count = field(field(item, "0"), "item_count");
    client.recordDroppedEvent("internal_sdk_error", categoryOf(type), typeof count === "number" ? count : 1);
  } catch {
    // Errors are ignored, because a missing count is better than an error in the app.
  }
}

export function itemTypeOf(item: readonly unknown[]): string {
  try {
    const type = field(field(item, "0"), "type");
    return typeof type === "string" ? type : "unknown";
  } catch {
    return "unknown";
  }
}

function countSpans(transaction: unknown): number {
  try {
    const text = transaction instanceof Uint8Array ? decodeText(transaction) : transaction;
    const spans = field(typeof text === "string" ? parseJson(text) : text, "spans");
    return Array.isArray(spans) ? spans.length : 0;
  } catch {
    return 0;
  }
}
