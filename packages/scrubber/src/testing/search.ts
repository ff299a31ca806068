/**
 * Searches bytes for the needles that were passed to `searchFor`. Returns the `found` value of each needle that occurs.
 */
export type Search<T> = (haystack: Uint8Array) => ReadonlySet<T>;

/** How many bytes the rolling hash covers. */
const WINDOW = 8;
const BASE = 31;
/** The weight of a byte that leaves the window of the rolling hash: `BASE ** WINDOW` modulo 2^32. */
const LEAVING_WEIGHT = (BASE ** WINDOW) | 0;
const BUCKETS = 1 << 16;

/**
 * Returns a function that searches bytes for all needles in one pass (Rabin-Karp), so the number of needles hardly
 * affects the time.
 *
 * @throws {RangeError} if a needle is shorter than 8 bytes, because it could occur by chance.
 */
export function searchFor<T>(needles: Iterable<readonly [text: string, found: T]>): Search<T> {
  const byHash = new Map<number, { bytes: Uint8Array; found: T }[]>();
  // Contains 1 at the 16-bit hash of each needle. At most positions in the searched bytes, the hash is not that of a
  // needle, so the slower lookup in `byHash` is not needed.
  const isTaken = new Uint8Array(BUCKETS);
  for (const [text, found] of needles) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length < WINDOW) throw new RangeError(`expected a secret of at least ${WINDOW} bytes`);
    let hash = 0;
    for (let at = 0; at < WINDOW; at++) hash = (Math.imul(hash, BASE) + (bytes[at] ?? 0)) | 0;
    isTaken[bucketOf(hash)] = 1;
    const same = byHash.get(hash);
    if (same === undefined) byHash.set(hash, [{ bytes, found }]);
    else same.push({ bytes, found });
  }

  return (haystack) => {
    const all = new Set<T>();
    let hash = 0;
    for (let at = 0; at < haystack.length; at++) {
      const leaving = at < WINDOW ? 0 : (haystack[at - WINDOW] ?? 0);
      hash = (Math.imul(hash, BASE) + (haystack[at] ?? 0) - Math.imul(leaving, LEAVING_WEIGHT)) | 0;
      if (isTaken[bucketOf(hash)] === 0) continue;
      for (const { bytes, found } of byHash.get(hash) ?? []) {
        if (occursAt(haystack, at + 1 - WINDOW, bytes)) all.add(found);
      }
    }
    return all;
  };
}

/** Reduces a hash to 16 bits by multiplicative hashing. Example: `1` -> `0x9e37`. */
function bucketOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 16;
}

function occursAt(haystack: Uint8Array, start: number, bytes: Uint8Array): boolean {
  if (start < 0 || start + bytes.length > haystack.length) return false;
  for (let at = 0; at < bytes.length; at++) if (haystack[start + at] !== bytes[at]) return false;
  return true;
}
