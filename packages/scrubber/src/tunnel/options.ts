import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { ScrubberPolicy } from "../policy/types.ts";

/**
 * A function like `fetch`. It must not follow redirects, because it is called with `redirect: "manual"`.
 *
 * @example
 * ```ts
 * import type { TunnelFetch } from "@sentry-policy/scrubber/tunnel";
 *
 * const logged: TunnelFetch = async (url, init) => {
 *   const response = await fetch(url, init);
 *   console.log(`Sentry responded with status ${response.status}`);
 *   return response;
 * };
 * ```
 */
export type TunnelFetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body: ArrayBuffer;
    redirect: "manual";
    signal: AbortSignal;
  },
) => Promise<Response>;

/**
 * Limits of a tunnel. Each limit is a whole number of at least 1.
 *
 * @example
 * ```ts
 * import { tunnel } from "@sentry-policy/scrubber/tunnel";
 *
 * const handle = tunnel({ dsns: ["https://key@o1.example.com/42"], limits: { inFlight: 20, totalBytes: 64_000_000 } });
 * ```
 */
export interface TunnelLimits {
  /**
   * Maximum size of a request's body before it is decompressed, in bytes. A request with a larger body gets status 413.
   *
   * @defaultValue `10_485_760` (10 MiB)
   */
  readonly wireBytes: number;
  /**
   * Maximum size of a body or of a recording after it is decompressed, in bytes. A request with a larger body gets
   * status 413. A larger recording is dropped and counted.
   *
   * @defaultValue `20_971_520` (20 MiB)
   */
  readonly openedBytes: number;
  /**
   * Maximum number of items in an envelope. A request with more items gets status 400.
   *
   * @defaultValue `1000`
   */
  readonly items: number;
  /**
   * Maximum number of requests that the tunnel handles at the same time. Further requests get status 429.
   *
   * @defaultValue `100`
   */
  readonly inFlight: number;
  /**
   * Maximum number of bytes of all requests together in memory, before and after decompression. A request that exceeds
   * this limit gets status 429. The limit must be at least `wireBytes + openedBytes`.
   *
   * @defaultValue `268_435_456` (256 MiB)
   */
  readonly totalBytes: number;
}

export const DEFAULT_LIMITS: TunnelLimits = Object.freeze({
  wireBytes: 10 * 1024 * 1024,
  openedBytes: 20 * 1024 * 1024,
  items: 1000,
  inFlight: 100,
  totalBytes: 256 * 1024 * 1024,
});
export const DEFAULT_TIMEOUT_MS: number = 10_000;

/**
 * Options of `tunnel`.
 *
 * @example
 * ```ts
 * import type { TunnelOptions } from "@sentry-policy/scrubber/tunnel";
 *
 * const options: TunnelOptions = {
 *   dsns: ["https://key@o1.ingest.sentry.io/42"],
 *   policy: { sensitiveFields: ["loyalty_number"] },
 *   origins: ["https://shop.example"],
 * };
 * ```
 */
export interface TunnelOptions {
  /**
   * The DSNs of the projects to which the tunnel forwards envelopes. A request must name the public key and the id of
   * one of these projects. Envelopes are sent only to the hosts in these DSNs, never to a host that a request names.
   */
  readonly dsns: readonly string[];
  /**
   * The policy for scrubbing, with the same options as for `scrubber()`.
   *
   * @defaultValue all built-in rules
   */
  readonly policy?: ScrubberPolicy | undefined;
  /**
   * The sites whose pages may use the tunnel, such as `"https://shop.example"`. `"*"` allows all sites. Pages on the
   * tunnel's own host may always use the tunnel. So may clients that send no `Origin` header, such as SDKs on servers.
   *
   * @defaultValue `[]`
   */
  readonly origins?: readonly string[] | undefined;
  /** Limits for the use of memory. @defaultValue see {@link TunnelLimits} */
  readonly limits?: { readonly [Limit in keyof TunnelLimits]?: TunnelLimits[Limit] | undefined } | undefined;
  /**
   * The time limit for receiving the body of a request, and then for the response from Sentry, in milliseconds. If the
   * body is too late, the request gets status 408. If the response is too late, it gets status 504.
   *
   * @defaultValue `10_000`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * A function that returns the IP address of the client. The tunnel sends it to Sentry as the address of the user.
   * Read it from a header that your own proxy sets. If you set this function, the `policy` must contain
   * `scrubIpAddresses: false`.
   *
   * @defaultValue none, so Sentry receives no IP addresses of clients
   */
  readonly clientIp?: ((request: Request) => string | undefined) | undefined;
  /**
   * A function that sends the requests to Sentry, for example through a proxy.
   *
   * @defaultValue the global `fetch`
   */
  readonly fetch?: TunnelFetch | undefined;
}

/**
 * The error that `tunnel` throws if its options are not valid. `issues` has one line for each problem, which names the
 * option. No line contains a DSN.
 *
 * @example
 * ```ts
 * import { tunnel, TunnelOptionsError } from "@sentry-policy/scrubber/tunnel";
 *
 * try {
 *   tunnel({ dsns: [] });
 * } catch (error) {
 *   if (error instanceof TunnelOptionsError) console.error(error.issues);
 * }
 * ```
 */
export class TunnelOptionsError extends IssuesError<string> {
  override readonly name = "TunnelOptionsError";

  constructor(issues: readonly [string, ...string[]]) {
    super("tunnel()", issues, issues);
  }
}
