import { createTransport } from "@sentry/core";
import { parsed, readEnvelope, textOf } from "./read-envelope.ts";

/** An envelope's item that would have left. */
export interface SentItem {
  readonly type: string;
  readonly header: Readonly<Record<string, unknown>>;
  /** As JSON; `undefined` where the payload is no JSON object. */
  readonly payload: Readonly<Record<string, unknown>> | undefined;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** As much of what a client tells its transport as is needed here. */
export interface SentTransportOptions {
  recordDroppedEvent(reason: never, category: never, count?: number): void;
}

/** A transport in the form that every Sentry SDK takes. */
export interface SentTransport {
  send(envelope: never): PromiseLike<{ statusCode?: number }>;
  flush(timeout?: number): PromiseLike<boolean>;
}

/** What a client would have sent. */
export interface Sent {
  /** For `Sentry.init({ transport: sent.transport })`, in place of the one that uses the network. */
  readonly transport: (options: SentTransportOptions) => SentTransport;
  /** For `transportOptions`: the SDK itself has at most 64 events in its hands, and drops what comes beyond. */
  readonly transportOptions: { bufferSize: number };
  /** The bytes of each envelope, as the SDK serialised it. */
  readonly envelopes: readonly Uint8Array[];
  /** The items of all envelopes, or those of one type. */
  items(type?: string): readonly SentItem[];
  clear(): void;
}

/**
 * Keeps what would leave the process, to the byte, and sends nothing.
 *
 * ```ts
 * const sent = captureSent();
 * Sentry.init({ dsn, transport: sent.transport, transportOptions: sent.transportOptions, ...scrubber() });
 * ```
 *
 * What does not use the client's transport (native SDKs, the ANR worker, Spotlight) is not seen by it.
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
