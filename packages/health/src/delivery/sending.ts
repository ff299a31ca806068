import { isRateLimited } from "@sentry/core";
import { outcomeOfCode } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { countAccepted, countDropped, type Ledger } from "../counts/ledger.ts";
import { safely } from "../shared/warn.ts";
import type { Content } from "./contents.ts";
import { noteResponse, type TransportState } from "./response.ts";

/**
 * The smallest buffer of any SDK transport. The buffers hold 30 envelopes in Workers, 40 in browsers, and 64 in Node.
 * So a buffer is never full while fewer than 30 envelopes are being sent.
 */
const SMALLEST_BUFFER = 30;

/** Used instead of a response if the transport's queue was full. */
export const OVERFLOW: unique symbol = Symbol("overflow");

/**
 * Counts the result of one call of a transport's `send`. Call exactly one of `succeed` and `fail`, once. Neither
 * throws.
 */
export interface Sending {
  /** Whether the transport sends nothing, because the categories of all items are rate-limited. */
  readonly isHeld: boolean;
  /** @param response What the promise of `send` resolved to, or {@link OVERFLOW}. */
  succeed(response: unknown): void;
  fail(error: unknown): void;
}

/**
 * Records that items are passed to a transport. The transport does not send items whose category is rate-limited. Like
 * the transport, `startSending` finds these items with `isRateLimited` of @sentry/core.
 *
 * @param contents The items. The caller can remove items from this list until the result is known.
 * @param onResult Called after the result has been counted.
 */
export function startSending(
  ledger: Ledger,
  transport: TransportState,
  contents: readonly Content[],
  onResult: () => void,
): Sending {
  const isHeld = ({ category }: Content): boolean => isRateLimited(transport.limits, category);
  const held = contents.filter(isHeld);
  const wasBusy = transport.sending >= SMALLEST_BUFFER;
  let total = 0;
  for (const { quantity } of contents) total += quantity;
  transport.sending += 1;
  ledger.sending += total;

  function end(reason: string | undefined): void {
    transport.sending -= 1;
    ledger.sending -= total;
    for (const content of contents) {
      const { category, quantity, spans } = content;
      const dropped = held.includes(content) ? "ratelimit_backoff" : reason;
      countResult(ledger, category, dropped, quantity);
      if (spans > 0) countResult(ledger, "span", dropped, spans);
    }
    onResult();
  }

  /**
   * Returns why the items were dropped if the response has no status. There are three possible reasons:
   * - The transport did not send the items, because all of them were rate-limited.
   * - The buffer of the transport was full.
   * - The transport did not return a status. For example, an offline transport returns none when it stores an envelope.
   */
  function reasonWithoutStatus(response: unknown): string {
    // The transport learns of a limit a few microtasks earlier than this module. So it may have dropped items that were
    // not limited yet when `held` was computed.
    if (contents.some((each) => !held.includes(each) && isHeld(each))) return "ratelimit_backoff";
    return wasBusy || response === OVERFLOW ? "queue_overflow" : "no_response";
  }

  return {
    isHeld: held.length === contents.length,
    succeed: (response) =>
      safely(() => {
        const status = noteResponse(ledger, transport, response);
        end(status === undefined ? reasonWithoutStatus(response) : reasonOfStatus(status));
      }),
    fail: (error) =>
      safely(() => {
        const code = codeOf(error);
        ledger.failure = { at: Date.now(), outcome: outcomeOfCode(code ?? ""), ...(code !== undefined && { code }) };
        ledger.failuresInARow += 1;
        end("network_error");
      }),
  };
}

function countResult(ledger: Ledger, category: string, dropped: string | undefined, quantity: number): void {
  if (dropped === undefined) countAccepted(ledger, category, quantity);
  else countDropped(ledger, category, dropped, quantity);
}

/** Returns why the items of an envelope were dropped, or undefined if the server accepted them. */
function reasonOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return "rate_limited";
  // The SDK uses the same reason for status 413 in its client reports.
  if (status === 413) return "send_error";
  return `http_${Math.floor(status / 100)}xx`;
}

/**
 * Returns the code, such as `ECONNREFUSED`, of an error or of its cause. Returns undefined if the code has another
 * format.
 */
function codeOf(error: unknown): string | undefined {
  const code = field(error, "code") ?? field(field(error, "cause"), "code");
  return typeof code === "string" && /^[A-Z][A-Z\d_]{2,39}$/.test(code) ? code : undefined;
}
