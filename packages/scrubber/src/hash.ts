import { hmac } from "@noble/hashes/hmac";
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { HashRedaction } from "./policy/redaction.ts";

/** Minimum number of bytes in a key. 16 bytes have 128 bits, as many as the hash. */
const SHORTEST_KEY = 16;

/**
 * Returns a redaction method that replaces a value with a keyed hash, as in `[hash:...]`. The hash is the first 128 bits
 * of HMAC-SHA-256. Equal values have equal hashes, so a value can be followed through several events. Without the key,
 * nobody can find the value by hashing guesses. Hashing is synchronous in every runtime.
 *
 * @param key A secret of at least 16 bytes. It never leaves the process.
 * @throws {TypeError} if the key is shorter, or is neither a string nor bytes.
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { scrubber } from "@sentry-policy/scrubber";
 * import { hmacSha256 } from "@sentry-policy/scrubber/hash";
 *
 * const options = scrubber({ redaction: { "@email": hmacSha256(readFileSync("hash.key")) } });
 * ```
 */
export function hmacSha256(key: string | Uint8Array): HashRedaction {
  const bytes = typeof key === "string" ? new TextEncoder().encode(key) : key;
  if (!(bytes instanceof Uint8Array) || bytes.length < SHORTEST_KEY) {
    throw new TypeError(`hmacSha256: expected a key of at least ${SHORTEST_KEY} bytes; generate a random one`);
  }
  const own = new Uint8Array(bytes);
  return { method: "hash", digest: (text) => bytesToHex(hmac(sha256, own, new TextEncoder().encode(text))) };
}
