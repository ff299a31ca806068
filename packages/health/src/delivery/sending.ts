import { isRateLimited } from "@sentry/core";
import { outcomeOfCode } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { countAccepted, countDropped, type Ledger } from "../counts/ledger.ts";
import { safely } from "../shared/warn.ts";
import type { Content } from "./contents.ts";
import { noteResponse, type TransportState } from "./response.ts";

/**
 * The smallest buffer of any SDK transport. The buffers have room for 30 envelopes in Workers, 40 in browsers, and 64
 * in Node. If a transport is sending fewer than 30 envelopes, its buffer cannot be full.
 */
const SMALLEST_BUFFER = 30;

/** Passed to `succeed` instead of a response if the transport's queue was full. */
export const OVERFLOW: unique symbol = Symbol("overflow");

/**
 * Counts the result of one call of a transport's `send`. Call either `succeed` or `fail`, and only once. Neither
 * throws.
 */
export interface Sending {
  /** Whether the transport sends none of the items, because all of their categories are rate-limited. */
  readonly isHeld: boolean;
  /** @param response The value of the promise that `send` returned, or {@link OVERFLOW}. */
  succeed(response: unknown): void;
  fail(error: unknown): void;
}

/**
 * Records that items are passed to a transport. The transport does not send items whose category is rate-limited. To
 * find these items, `startSending` calls `isRateLimited` of @sentry/core, which the transport calls too.
 *
 * @param contents The items. The caller can remove items from this list until the result is known.
 * @param onResult Called after the result was counted.
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
    // Checks the limits again. The transport learns of a limit a few microtasks before this module does. So when this
    // send started, the transport may already have known a limit that this module did not know yet.
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

/** Returns why the items of an envelope were dropped, or undefined if the items were accepted. */
function reasonOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return "rate_limited";
  // The SDK itself uses this reason for status 413.
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
