import { field, isFunction } from "@sentry-policy/internal/guards";
import { replaceMethod } from "@sentry-policy/internal/replace-method";
import { OVERFLOW, type Sending } from "../delivery/sending.ts";
import type { HealthClient } from "./client.ts";

/**
 * SDKs whose transport only queues an envelope in `send`, because Workers must not make requests while others are being
 * handled. The requests are made in `flush`.
 */
const QUEUING = /^sentry\.javascript\.(?:cloudflare|vercel-edge)$/;

/** The sends whose requests are being made: set only while a transport's `flush` runs, until it returns. */
let requested: Sending[] | undefined;
let isFetchObserved = false;

/** Checks whether a client's transport queues, and makes its requests with the global `fetch`. */
export function queuesSends(client: HealthClient): boolean {
  const sdk = client.getSdkMetadata?.()?.sdk;
  const ownFetch = field(field(client.getOptions(), "transportOptions"), "fetch");
  return QUEUING.test(String(sdk?.name)) && !isFunction(ownFetch);
}

/**
 * Runs a transport's `flush`, which makes the requests of all queued sends in their order, before it returns. A send
 * without a request did not fit into the queue.
 */
export function flushQueued(queued: Sending[], flush: () => unknown): unknown {
  observeFetch();
  const before = requested;
  requested = queued.splice(0);
  try {
    return flush();
  } finally {
    for (const { succeed } of requested) succeed(OVERFLOW);
    requested = before;
  }
}

function observeFetch(): void {
  const fetch: unknown = Reflect.get(globalThis, "fetch");
  if (isFetchObserved || !isFunction(fetch)) return;
  isFetchObserved = true;
  replaceMethod(globalThis, "fetch", (...args: unknown[]) => {
    const sending = requested?.shift();
    const result: unknown = Reflect.apply(fetch, globalThis, args);
    if (sending !== undefined && result instanceof Promise)
      result.then(
        ({ status, headers }: FetchResponse) =>
          sending.succeed({
            statusCode: status,
            headers: {
              "x-sentry-rate-limits": headers.get("x-sentry-rate-limits"),
              "retry-after": headers.get("retry-after"),
            },
          }),
        (error: unknown) => sending.fail(error),
      );
    return result;
  });
}

interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}
