/** A bounded cache of short texts that were searched and contain nothing to redact. */
export interface CleanTextCache {
  /**
   * Checks whether `text` is the text that followed the current text last time. The current text is the one that was
   * most recently added, or found by `has` or `isNext`.
   */
  readonly isNext: (text: string) => boolean;
  readonly has: (text: string) => boolean;
  /** Adds a text that occurs for the second time. The first time, only its fingerprint is noted. */
  readonly add: (text: string) => void;
}

/** A cached text. `next` is the cached text that followed this one last time. */
interface CachedText {
  readonly text: string;
  next: CachedText | undefined;
}

/** Maximum number of cached texts: enough for the source lines around a few hundred stack frames. */
const MOST_CACHED_TEXTS = 4096;
/** Maximum number of characters of a cached text. */
export const LONGEST_CACHED_TEXT = 256;
/** Number of fingerprints, a power of two. */
const FINGERPRINTS = 16_384;
/** Number of bits by which a 32-bit hash is shifted to get a fingerprint. */
const FINGERPRINT_SHIFT = 32 - Math.log2(FINGERPRINTS);
/** Number of noted texts after which the cache is cleared, because most texts would have a noted fingerprint by then. */
const MOST_NOTED_TEXTS = FINGERPRINTS / 2;
/** States of a fingerprint: no text with it has occurred, one has been noted, or one has been added to the cache. */
const UNKNOWN = 0;
const NOTED = 1;
const CACHED = 2;

export function cleanTextCache(): CleanTextCache {
  const known = new Map<string, CachedText>();
  // Most texts of an error that occurs for the first time never occur again. Hashing and copying them takes as long as
  // searching them. So a text is only added when its fingerprint has been noted before, and only looked up when a text
  // with its fingerprint has been added.
  const states = new Uint8Array(FINGERPRINTS);
  let notedTexts = 0;
  // The source lines around a stack frame always have the same order. So each text is first compared with the text that
  // followed the previous one last time, which is faster than a look-up in the map.
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
    // Copies the text. If it is a slice of a longer text, a JavaScript engine can keep the whole longer text in memory.
    const copy = ` ${text}`.slice(1);
    const entry: CachedText = { text: copy, next: undefined };
    known.set(copy, entry);
    goTo(entry);
  }

  return { isNext, has, add };
}

/**
 * Returns a number below {@link FINGERPRINTS} that is the same for equal texts and usually differs for other texts. Reads
 * only a few characters, so that it takes the same time for every text.
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
