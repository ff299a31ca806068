import { createTransport } from "@sentry/core";
import { parsed, readEnvelope, textOf } from "./read-envelope.ts";

/** An envelope item that would have been sent. */
export interface SentItem {
  readonly type: string;
  readonly header: Readonly<Record<string, unknown>>;
  /** The parsed payload, or `undefined` if the payload is not a JSON object. */
  readonly payload: Readonly<Record<string, unknown>> | undefined;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The part of the SDK's transport options that `captureSent` uses. */
export interface SentTransportOptions {
  recordDroppedEvent(reason: never, category: never, count?: number): void;
}

/** A transport that every Sentry SDK accepts. */
export interface SentTransport {
  send(envelope: never): PromiseLike<{ statusCode?: number }>;
  flush(timeout?: number): PromiseLike<boolean>;
}

/** Everything that a client would have sent, and the options that capture it. */
export interface Sent {
  /** The `transport` option for `Sentry.init`, which captures envelopes instead of sending them. */
  readonly transport: (options: SentTransportOptions) => SentTransport;
  /**
   * The `transportOptions` for `Sentry.init`. They remove the limit of the SDK's queue, which by default drops further
   * envelopes when it holds 64.
   */
  readonly transportOptions: { bufferSize: number };
  /** The bytes of each envelope, as the SDK serialized them. */
  readonly envelopes: readonly Uint8Array[];
  /** Returns the items of all captured envelopes, or only the items of the given type. */
  items(type?: string): readonly SentItem[];
  /** Removes all captured envelopes. */
  clear(): void;
}

/**
 * Returns a transport that captures the exact bytes that would leave the process, and sends nothing.
 *
 * Data that does not pass through the client's transport is not captured. Native SDKs, the ANR worker and Spotlight do
 * not use this transport.
 *
 * @example
 * ```ts
 * import { scrubber } from "@sentry-policy/scrubber";
 * import { captureSent } from "@sentry-policy/scrubber/testing";
 * import * as Sentry from "@sentry/node";
 *
 * const dsn = "https://key@o1.example.com/1";
 * const sent = captureSent();
 * Sentry.init({ dsn, transport: sent.transport, transportOptions: sent.transportOptions, ...scrubber() });
 * ```
 */
export function captureSent(): Sent {
  const envelopes: Uint8Array[] = [];
  const transportOptions = { bufferSize: Number.POSITIVE_INFINITY };
  return {
    envelopes,
    transportOptions,
    transport: (options) =>
      createTransport({ ...options, ...transportOptions }, ({ body }) => {
        envelopes.push(typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body));
        return Promise.resolve({ statusCode: 200 });
      }),
    items: (type) =>
      envelopes
        .flatMap((bytes) => readEnvelope(bytes))
        .filter((part) => part.type !== "envelope" && (type === undefined || part.type === type))
        .map(({ type, header, payload }) => ({
          type,
          header: parsed(header) ?? {},
          payload: parsed(payload),
          text: textOf(payload),
          bytes: payload,
        })),
    clear() {
      envelopes.length = 0;
    },
  };
}
