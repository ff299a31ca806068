import { isRateLimited, updateRateLimits } from "@sentry/core";
import { outcomeOfCode, outcomeOfStatus } from "@sentry-policy/internal/delivery-outcome";
import { field } from "@sentry-policy/internal/guards";
import { categoryLabel } from "../counts/labels.ts";
import { countAccepted, countDropped, type Ledger } from "../counts/ledger.ts";
import { type Content, forEachCategory } from "./contents.ts";

/**
 * How many envelopes the SDKs' transports hold while they send them, at the least: 30 in Workers, 40 in
 * browsers, 64 in Node. A transport with fewer envelopes than that has not dropped one because its buffer is full.
 */
const SMALLEST_BUFFER = 30;

type Response = Parameters<typeof updateRateLimits>[1];

/** What a transport of the SDK knows. A new client has a new transport, which knows nothing of earlier rate limits. */
export interface TransportState {
  limits: Record<string, number>;
  sending: number;
}

/** Counts one call of a transport's `send`. Call one of the functions when its result is known. */
export interface Sending {
  /** Whether the transport holds all items back, because their categories are rate-limited. */
  readonly isHeld: boolean;
  succeed(response: unknown): void;
  fail(error: unknown): void;
  overflow(): void;
}

/**
 * Notes that a transport gets items. The transport does not send those whose category is rate-limited. It decides this
 * now, and by the same function of @sentry/core.
 *
 * @param contents Items can still be removed until the result is known.
 */
export function startSending(ledger: Ledger, transport: TransportState, contents: Content[]): Sending {
  const isHeld = (each: Content): boolean => isRateLimited(transport.limits, each.category);
  const held = new Set(contents.filter(isHeld));
  const wasBusy = transport.sending >= SMALLEST_BUFFER;
  const total = contents.reduce((sum, { quantity }) => sum + quantity, 0);
  transport.sending += 1;
  ledger.sending += total;

  function end(reason: string | undefined): void {
    transport.sending -= 1;
    ledger.sending -= total;
    for (const content of contents) {
      const dropped = held.has(content) ? "ratelimit_backoff" : reason;
      forEachCategory(content, (category, quantity) =>
        dropped === undefined
          ? countAccepted(ledger, category, quantity)
          : countDropped(ledger, category, dropped, quantity),
      );
    }
  }

  return {
    isHeld: held.size === contents.length,
    overflow: () => end("queue_overflow"),
    succeed(response) {
      const status = field(response, "statusCode");
      if (typeof status === "number") {
        noteResponse(ledger, transport, { ...Object(response), statusCode: status });
        return end(reasonOfStatus(status));
      }
      // No status: the transport held everything back, its buffer was full, or it is one that returns no status. The
      // limits are read again, because the transport learns of them some microtasks before this function.
      if (contents.some((each) => !held.has(each) && isHeld(each))) return end("ratelimit_backoff");
      end(wasBusy ? "queue_overflow" : "no_response");
    },
    fail(error) {
      const code = codeOf(error);
      noteFailure(ledger, { at: Date.now(), outcome: outcomeOfCode(code ?? ""), ...(code !== undefined && { code }) });
      end("network_error");
    },
  };
}

/** Returns why the items of an envelope were dropped, or undefined if they were accepted. */
function reasonOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return "rate_limited";
  // The SDK's own word for this status.
  if (status === 413) return "send_error";
  return `http_${Math.floor(status / 100)}xx`;
}

function noteResponse(
  ledger: Ledger,
  transport: TransportState,
  response: Response & { readonly statusCode: number },
): void {
  const at = Date.now();
  const { statusCode: status } = response;
  const outcome = outcomeOfStatus(status);
  ledger.answeredAt = at;
  // The SDK ignores the limits of a response with status 413.
  if (status !== 413) {
    const limits = knownLimits(updateRateLimits({}, response, at));
    transport.limits = { ...transport.limits, ...limits };
    ledger.limits = { ...ledger.limits, ...limits };
  }
  if (outcome === "accepted") ledger.acceptedAt = at;
  else ledger.failure = { at, outcome, status };
  if (outcome === "accepted" || outcome === "rate-limited") ledger.failuresInARow = 0;
  else ledger.failuresInARow += 1;
}

function noteFailure(ledger: Ledger, failure: NonNullable<Ledger["failure"]>): void {
  ledger.failure = failure;
  ledger.failuresInARow += 1;
}

/** Leaves out categories that do not exist, so that a server cannot fill the memory. */
function knownLimits(limits: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(limits).filter(([category]) => categoryLabel(category) === category));
}

/** Returns the code of an error or of its cause, such as `ECONNREFUSED`, if it has the form of a code. */
function codeOf(error: unknown): string | undefined {
  const code = field(error, "code") ?? field(field(error, "cause"), "code");
  return typeof code === "string" && /^[A-Z][A-Z\d_]{2,39}$/.test(code) ? code : undefined;
}
