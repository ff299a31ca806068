/** A bounded cache of short strings that were searched and contain nothing to redact. */
export interface CleanTextCache {
  /**
   * Checks whether `text` is the string that followed the current one last time. The current string is the one that was
   * most recently added, or found by `has` or `isNext`.
   */
  readonly isNext: (text: string) => boolean;
  readonly has: (text: string) => boolean;
  /** Adds a string when it occurs for the second time. The first time, only its fingerprint is noted. */
  readonly add: (text: string) => void;
}

/** A cached string. `next` is the cached string that followed it last time. */
interface CachedText {
  readonly text: string;
  next: CachedText | undefined;
}

/** Maximum number of cached strings: enough for the source lines around a few hundred stack frames. */
const MOST_CACHED_TEXTS = 4096;
/** Maximum length of a cached string, in characters. */
export const LONGEST_CACHED_TEXT = 256;
/** Number of fingerprints, a power of two. */
const FINGERPRINTS = 16_384;
/** Number of bits by which a 32-bit hash is shifted right to get a fingerprint. */
const FINGERPRINT_SHIFT = 32 - Math.log2(FINGERPRINTS);
/**
 * Number of noted strings after which the cache is cleared. With more, most new strings would have a noted fingerprint.
 */
const MOST_NOTED_TEXTS = FINGERPRINTS / 2;
/** States of a fingerprint: no string with it has occurred, one has been noted, or one has been added to the cache. */
const UNKNOWN = 0;
const NOTED = 1;
const CACHED = 2;

export function cleanTextCache(): CleanTextCache {
  const known = new Map<string, CachedText>();
  // Most strings of an error that occurs for the first time never occur again, and hashing and copying them takes as
  // long as searching them. So a string is only added if its fingerprint was noted before, and only looked up if a
  // string with its fingerprint was added.
  const states = new Uint8Array(FINGERPRINTS);
  let notedTexts = 0;
  // The source lines around a stack frame always have the same order. So each string is first compared with the one
  // that followed the previous string last time, which is faster than a look-up in the map.
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
    // Copies the string. If it is a slice of a longer one, a JavaScript engine can keep the whole longer string in
    // memory.
    const copy = ` ${text}`.slice(1);
    const entry: CachedText = { text: copy, next: undefined };
    known.set(copy, entry);
    goTo(entry);
  }

  return { isNext, has, add };
}

/**
 * Returns a number below {@link FINGERPRINTS} that is the same for equal strings and usually differs for others. Reads
 * only a few characters, so that it takes the same time for every string.
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
