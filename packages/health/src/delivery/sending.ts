import { isRateLimited } from "@sentry/core";
import { outcomeOfCode } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { countAccepted, countDropped, type Ledger } from "../counts/ledger.ts";
import { safely } from "../shared/warn.ts";
import type { Content } from "./contents.ts";
import { noteResponse, type TransportState } from "./response.ts";

/**
 * How many envelopes the SDKs' transports hold while they send them, at the least: 30 in Workers, 40 in browsers, 64 in
 * Node. A transport with fewer envelopes than that has not dropped one because its buffer is full.
 */
const SMALLEST_BUFFER = 30;

/** Stands for the response of a transport whose queue was full. */
export const OVERFLOW: unique symbol = Symbol("overflow");

/** Counts the result of one call of a transport's `send`. One of the functions must be called, once. Neither throws. */
export interface Sending {
  /** Whether the transport holds all items back, because their categories are rate-limited. */
  readonly isHeld: boolean;
  /** @param response What the transport resolved to, or {@link OVERFLOW}. */
  succeed(response: unknown): void;
  fail(error: unknown): void;
}

/**
 * Notes that a transport gets items. The transport does not send those whose category is rate-limited. It decides this
 * now, and by the same function of @sentry/core.
 *
 * @param contents Items can still be removed until the result is known.
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
   * Returns why items without a status were dropped: the transport held everything back, its buffer was full, or it
   * returns no status, as an offline transport does for what it stores. The limits are read again, because the transport
   * learns of them some microtasks before the ledger does.
   */
  function reasonWithoutStatus(response: unknown): string {
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

/** Returns why the items of an envelope were dropped, or undefined if they were accepted. */
function reasonOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return "rate_limited";
  // The SDK's own word for this status.
  if (status === 413) return "send_error";
  return `http_${Math.floor(status / 100)}xx`;
}

/** Returns the code of an error or of its cause, such as `ECONNREFUSED`, if it has the form of a code. */
function codeOf(error: unknown): string | undefined {
  const code = field(error, "code") ?? field(field(error, "cause"), "code");
  return typeof code === "string" && /^[A-Z][A-Z\d_]{2,39}$/.test(code) ? code : undefined;
}
