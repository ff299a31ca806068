import { hmac } from "@noble/hashes/hmac";
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import type { HashRedaction } from "./redaction.ts";

/** 128 bits, as RFC 2104 asks of a key at the least. */
const SHORTEST_KEY = 16;

/**
 * Redacts by a keyed hash (HMAC-SHA-256, the first 128 bits, as `[hash:...]`): equal values give equal hashes, so that one
 * can be followed through events, and nobody without the key can guess it. Synchronous in every runtime.
 *
 * @param key A secret of your own, of 16 bytes at least. It never leaves the process.
 * @throws {TypeError} if the key is shorter, or no text and no bytes.
 */
export function hmacSha256(key: string | Uint8Array): HashRedaction {
  const bytes = typeof key === "string" ? new TextEncoder().encode(key) : key;
  if (!(bytes instanceof Uint8Array) || bytes.length < SHORTEST_KEY) {
    throw new TypeError(`hmacSha256: expected a key of ${SHORTEST_KEY} bytes at least; make one of random bytes`);
  }
  const own = new Uint8Array(bytes);
  return { method: "hash", digest: (text) => bytesToHex(hmac(sha256, own, new TextEncoder().encode(text))) };
}
