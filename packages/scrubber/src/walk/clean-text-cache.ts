/** A limited cache of short strings without secrets. */
export interface CleanTextCache {
  /**
   * Checks whether `text` is the string that followed the current string the last time. The current string is the one
   * that was most recently added with `add`, or found with `has` or `isNext`.
   */
  readonly isNext: (text: string) => boolean;
  readonly has: (text: string) => boolean;
  /** Adds a string at the second call with it. The first call stores only a fingerprint. */
  readonly add: (text: string) => void;
}

/** A cached string. `next` is the cached string that followed it the last time. */
interface CachedText {
  readonly text: string;
  next: CachedText | undefined;
}

/** Maximum number of cached strings, enough for the source lines of a few hundred stack frames. */
const MOST_CACHED_TEXTS = 4096;
/** Maximum number of characters of a cached string. */
export const LONGEST_CACHED_TEXT = 256;
/** How many different fingerprints (short hashes of strings) there are. A power of two. */
const FINGERPRINTS = 16_384;
/** Number of bits by which a 32-bit hash is shifted right to make a fingerprint. */
const FINGERPRINT_SHIFT = 32 - Math.log2(FINGERPRINTS);
/**
 * Maximum number of stored fingerprints. When it is reached, the cache is cleared. Otherwise, most new strings would
 * have the fingerprint of an earlier string.
 */
const MOST_NOTED_TEXTS = FINGERPRINTS / 2;
/**
 * The states of a fingerprint. `UNKNOWN`: no string with this fingerprint was added. `NOTED`: such a string was added,
 * but not cached. `CACHED`: such a string is in the cache.
 */
const UNKNOWN = 0;
const NOTED = 1;
const CACHED = 2;

export function cleanTextCache(): CleanTextCache {
  const known = new Map<string, CachedText>();
  // Most strings of a new error never occur again, and caching a string takes as long as searching it. So a string is
  // only cached at its second occurrence, and only looked up if its fingerprint is in the cache.
  const states = new Uint8Array(FINGERPRINTS);
  let notedTexts = 0;
  // The string that was added or found most recently. The source lines of a stack frame always have the same order, so
  // a string is first compared with `current.next`. That is faster than a lookup in the map.
  let current: CachedText = { text: "", next: undefined };

  function goTo(entry: CachedText): void {
    current.next = entry;
    current = entry;
  }

  function clear(): void {
    known.clear();
    states.fill(UNKNOWN);
    notedTexts = 0;
    current = { text: "", next: undefined };
  }

  function isNext(text: string): boolean {
    const expected = current.next;
    if (expected === undefined || expected.text !== text) return false;
    current = expected;
    return true;
  }

  function has(text: string): boolean {
    if (text.length > LONGEST_CACHED_TEXT || states[fingerprintOf(text)] !== CACHED) return false;
    const entry = known.get(text);
    if (entry !== undefined) goTo(entry);
    return entry !== undefined;
  }

  function add(text: string): void {
    if (text.length > LONGEST_CACHED_TEXT) return;
    const fingerprint = fingerprintOf(text);
    if (states[fingerprint] === UNKNOWN) {
      states[fingerprint] = NOTED;
      notedTexts += 1;
      if (notedTexts >= MOST_NOTED_TEXTS) clear();
      return;
    }
    if (known.size >= MOST_CACHED_TEXTS) clear();
    states[fingerprint] = CACHED;
    // Copies the string. If it is a slice of a longer string, an engine can keep the longer string in memory.
    const copy = ` ${text}`.slice(1);
    const entry: CachedText = { text: copy, next: undefined };
    known.set(copy, entry);
    goTo(entry);
  }

  return { isNext, has, add };
}

/**
 * Returns the fingerprint of a string, a number below {@link FINGERPRINTS}. Reads only a few characters, so it takes
 * the same time for every string.
 */
function fingerprintOf(text: string): number {
  const { length } = text;
  let hash = mix(length, text.charCodeAt(1));
  hash = mix(hash, text.charCodeAt(length >> 2));
  hash = mix(hash, text.charCodeAt(length >> 1));
  hash = mix(hash, text.charCodeAt(length - (length >> 2)));
  hash = mix(hash, text.charCodeAt(length - 3));
  return hash >>> FINGERPRINT_SHIFT;
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1);
}
