/** A bounded cache of short texts that were searched and contain nothing to redact. */
export interface CleanTextCache {
  /**
   * Checks whether `text` is the text that followed the current text last time. The current text is the one that was
   * most recently added, or found by `has` or `isNext`.
   */
  readonly isNext: (text: string) => boolean;
  readonly has: (text: string) => boolean;
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

export function cleanTextCache(): CleanTextCache {
  const known = new Map<string, CachedText>();
  // The source lines around a stack frame always have the same order. So each text is first compared with the text that
  // followed the previous one last time, which is faster than a look-up in the map.
  let current: CachedText = { text: "", next: undefined };

  function goTo(entry: CachedText): void {
    current.next = entry;
    current = entry;
  }

  function isNext(text: string): boolean {
    const expected = current.next;
    if (expected === undefined || expected.text !== text) return false;
    current = expected;
    return true;
  }

  function has(text: string): boolean {
    const entry = text.length > LONGEST_CACHED_TEXT ? undefined : known.get(text);
    if (entry !== undefined) goTo(entry);
    return entry !== undefined;
  }

  function add(text: string): void {
    if (text.length > LONGEST_CACHED_TEXT) return;
    if (known.size >= MOST_CACHED_TEXTS) {
      known.clear();
      current = { text: "", next: undefined };
    }
    // Copies the text. If it is a slice of a longer text, a JavaScript engine can keep the whole longer text in memory.
    const copy = ` ${text}`.slice(1);
    const entry: CachedText = { text: copy, next: undefined };
    known.set(copy, entry);
    goTo(entry);
  }

  return { isNext, has, add };
}
