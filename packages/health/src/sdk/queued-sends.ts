import { field, isFunction } from "@sentry-policy/internal/guards";
import { replaceMethod } from "@sentry-policy/internal/replace-method";
import { OVERFLOW, type Sending } from "../delivery/sending.ts";
import type { HealthClient } from "./client.ts";

/**
 * Matches the names of SDKs whose transport only adds an envelope to a queue in `send`, and calls `fetch` in `flush`.
 * In a Worker, a request cannot use the I/O of another request, so each envelope must be sent before its request ends.
 * `sentry.javascript.cloudflare` -> true; `sentry.javascript.node` -> false
 */
const QUEUING = /^sentry\.javascript\.(?:cloudflare|vercel-edge)$/;

/** The queued sends for which `fetch` has not been called yet. Undefined unless a transport's `flush` is running. */
let requested: Sending[] | undefined;
let isFetchObserved = false;

/** Checks whether a client's transport queues envelopes and sends them with the global `fetch`. */
export function queuesSends(client: HealthClient): boolean {
  const sdk = client.getSdkMetadata?.()?.sdk;
  const ownFetch = field(field(client.getOptions(), "transportOptions"), "fetch");
  return QUEUING.test(String(sdk?.name)) && !isFunction(ownFetch);
}

/**
 * Runs a transport's `flush`, which calls `fetch` once for each envelope in its queue, in the order of the sends. If
 * there is no `fetch` for a send, its envelope did not fit into the queue and was lost.
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
