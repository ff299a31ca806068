import type { TunnelLimits } from "./options.ts";
import { Rejection } from "./rejection.ts";

/** The seconds after which a client may try again if the tunnel is busy. */
const RETRY_AFTER = "10";

/** Counts the bytes that one request holds in memory. */
export interface Holding {
  /** Adds bytes. Throws a {@link Rejection} if all requests together would then hold too many. */
  readonly take: (length: number) => void;
  /** Must be called when the request has ended. */
  readonly release: () => void;
}

/**
 * Returns a function that takes bytes, and throws a {@link Rejection} if there are more than `most`, or if all requests
 * together hold too many.
 */
export function limitTo(most: number, { take }: Holding): Holding["take"] {
  let total = 0;
  return (length) => {
    total += length;
    if (total > most) throw tooLarge();
    take(length);
  };
}

export function tooLarge(): Rejection {
  return new Rejection(413, "the body is too large");
}

/**
 * Returns a function that admits a request.
 *
 * @throws {@link Rejection} if the tunnel is busy with too many requests.
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
