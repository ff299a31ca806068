import { limitTo } from "../shared/byte-source.ts";
import type { TunnelLimits } from "./options.ts";
import { Rejection } from "./rejection.ts";

/** How many seconds a client must wait before it tries again if the tunnel is busy. */
const RETRY_AFTER = "10";

/** Counts the bytes of one request that are in memory. */
export interface Holding {
  /**
   * Adds bytes to the count. Throws a {@link Rejection} if all requests together then have too many bytes in memory.
   */
  readonly take: (length: number) => void;
  /** Subtracts the bytes of the request. Must be called when the request has ended. */
  readonly release: () => void;
}

/**
 * Returns a function like `take` with an additional limit: it throws a {@link Rejection} for more than `most` bytes in
 * total, or if all requests together have too many bytes in memory.
 */
export function limitHolding(most: number, { take }: Holding): Holding["take"] {
  const count = limitTo(most, tooLarge);
  return (length) => {
    count(length);
    take(length);
  };
}

export function tooLarge(): Rejection {
  return new Rejection(413, "the body is too large");
}

/**
 * Returns a function to call at the beginning of each request. It throws a {@link Rejection} if the tunnel is already
 * handling `inFlight` requests.
 */
export function admission({ inFlight, totalBytes }: TunnelLimits): () => Holding {
  let requests = 0;
  let total = 0;
  return () => {
    if (requests >= inFlight) throw busy();
    requests += 1;
    let held = 0;
    return {
      take: (length) => {
        held += length;
        total += length;
        if (total > totalBytes) throw busy();
      },
      release: () => {
        requests -= 1;
        total -= held;
        held = 0;
      },
    };
  };
}

function busy(): Rejection {
  return new Rejection(429, "the tunnel is busy", { "retry-after": RETRY_AFTER });
}
