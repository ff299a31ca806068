import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { ScrubberPolicy } from "../policy/types.ts";

/**
 * A function like `fetch`. It must not follow redirects, which `redirect: "manual"` asks for.
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
 * Limits of a tunnel. Each is a whole number, at least 1.
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
   * Maximum size of a request's body as it is sent, in bytes. A larger one gets status 413.
   *
   * @defaultValue `10_485_760` (10 MiB)
   */
  readonly wireBytes: number;
  /**
   * Maximum size of a body or of a recording after it is decompressed, in bytes. A larger body gets status 413; a larger
   * recording is dropped and counted.
   *
   * @defaultValue `20_971_520` (20 MiB)
   */
  readonly openedBytes: number;
  /**
   * Maximum number of items in an envelope. An envelope with more gets status 400.
   *
   * @defaultValue `1000`
   */
  readonly items: number;
  /**
   * Maximum number of requests at the same time. Further ones get status 429.
   *
   * @defaultValue `100`
   */
  readonly inFlight: number;
  /**
   * Maximum number of bytes that all requests together hold, as sent and decompressed. A request that exceeds it gets
   * status 429. At least `wireBytes + openedBytes`.
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
   * The DSNs of the projects to which the tunnel forwards envelopes. A request must name the public key and the number
   * of one of these projects. The host is always the one given here, never the one in the request.
   */
  readonly dsns: readonly string[];
  /**
   * What to scrub, as for `scrubber()`.
   *
   * @defaultValue all built-in rules
   */
  readonly policy?: ScrubberPolicy | undefined;
  /**
   * The sites whose pages may use the tunnel, such as `"https://shop.example"`, or `"*"` for all. Pages on the tunnel's
   * own host, and clients that send no `Origin`, such as SDKs on servers, may always use it.
   *
   * @defaultValue `[]`
   */
  readonly origins?: readonly string[] | undefined;
  /** Limits for the use of memory. @defaultValue see {@link TunnelLimits} */
  readonly limits?: { readonly [Limit in keyof TunnelLimits]?: TunnelLimits[Limit] | undefined } | undefined;
  /**
   * The time in which the body of a request must arrive (otherwise the status is 408), and in which Sentry must respond
   * (otherwise 504), in milliseconds.
   *
   * @defaultValue `10_000`
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Returns the IP address of the client, which is then sent to Sentry as the address of the user. Read it from a header
   * that your own proxy sets. Refused unless the policy has `scrubIpAddresses: false`.
   *
   * @defaultValue none: Sentry gets no address of a client
   */
  readonly clientIp?: ((request: Request) => string | undefined) | undefined;
  /**
   * Sends the requests to Sentry, for example through a proxy.
   *
   * @defaultValue the global `fetch`
   */
  readonly fetch?: TunnelFetch | undefined;
}

/**
 * Thrown by `tunnel` for options that are not valid. `issues` has one line for each problem, which names the option.
 * No line contains a DSN.
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
