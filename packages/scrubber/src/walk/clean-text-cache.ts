/** A cache of short strings that were searched and contain no secret. Its size is limited. */
export interface CleanTextCache {
  /**
   * Checks whether `text` is the string that most recently followed the current string. The current string is the last
   * string that `add` added, or that `has` or `isNext` found.
   */
  readonly isNext: (text: string) => boolean;
  readonly has: (text: string) => boolean;
  /**
   * Adds a string to the cache when `add` is called with it for the second time. The first call stores only a
   * fingerprint of the string.
   */
  readonly add: (text: string) => void;
}

/** A cached string. `next` is the cached string that most recently followed it. */
interface CachedText {
  readonly text: string;
  next: CachedText | undefined;
}

/** Maximum number of cached strings. This is enough for the source lines around a few hundred stack frames. */
const MOST_CACHED_TEXTS = 4096;
/** Maximum number of characters of a cached string. */
export const LONGEST_CACHED_TEXT = 256;
/** Number of different fingerprints. A fingerprint is a short hash of a string. The number must be a power of two. */
const FINGERPRINTS = 16_384;
/** Number of bits by which a 32-bit hash is shifted right to make a fingerprint. */
const FINGERPRINT_SHIFT = 32 - Math.log2(FINGERPRINTS);
/**
 * Maximum number of stored fingerprints. When it is reached, the cache is cleared. With more fingerprints, most new
 * strings would have the same fingerprint as an earlier string.
 */
const MOST_NOTED_TEXTS = FINGERPRINTS / 2;
/**
 * The states of a fingerprint. `UNKNOWN`: no string with this fingerprint has been added. `NOTED`: one string has been
 * added, but was not cached. `CACHED`: a string with this fingerprint is in the cache.
 */
const UNKNOWN = 0;
const NOTED = 1;
const CACHED = 2;

export function cleanTextCache(): CleanTextCache {
  const known = new Map<string, CachedText>();
  // The state of each fingerprint. Most strings of a new error never occur again, and caching such a string would take
  // as long as searching it. So a string is cached only if its fingerprint was stored before. A string is looked up
  // only if the cache contains a string with the same fingerprint.
  const states = new Uint8Array(FINGERPRINTS);
  let notedTexts = 0;
  // The string that was added or found last. The source lines around a stack frame always have the same order. So each
  // string is first compared with the string that most recently followed this one, which is faster than a lookup in the
  // map.
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
    // Copies the string. If the string is a slice of a longer string, the JavaScript engine may keep the whole longer
    // string in memory.
    const copy = ` ${text}`.slice(1);
    const entry: CachedText = { text: copy, next: undefined };
    known.set(copy, entry);
    goTo(entry);
  }

  return { isNext, has, add };
}

/**
 * Returns the fingerprint of a string, which is a number below {@link FINGERPRINTS}. Equal strings have the same
 * fingerprint, and different strings usually have different ones. Only a few characters are read, so this takes the
 * same time for every string.
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
