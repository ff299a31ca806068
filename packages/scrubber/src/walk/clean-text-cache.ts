/** A bounded cache of short texts that were searched and contain nothing to redact. */
export interface CleanLines {
  /**
   * Checks whether the line is the one that followed the current line last time. The current line is the last one that
   * was added, or for which `has` or `isNext` returned true.
   */
  readonly isNext: (line: string) => boolean;
  readonly has: (line: string) => boolean;
  readonly add: (line: string) => void;
}

/** A cached text, and the text that was found or added after it last time. */
interface Line {
  readonly text: string;
  next: Line | undefined;
}

/** Maximum number of cached texts: enough for the source lines around a few hundred stack frames. */
const MOST = 4096;
const LONGEST = 256;

export function cleanLines(): CleanLines {
  const known = new Map<string, Line>();
  // The current line. The source lines around a frame always have the same order, and comparing a text with the
  // expected one is faster than a look-up.
  let last: Line = { text: "", next: undefined };

  function goTo(line: Line): void {
    last.next = line;
    last = line;
  }

  function isNext(text: string): boolean {
    const expected = last.next;
    if (expected === undefined || expected.text !== text) return false;
    last = expected;
    return true;
  }

  function has(text: string): boolean {
    const line = text.length > LONGEST ? undefined : known.get(text);
    if (line !== undefined) goTo(line);
    return line !== undefined;
  }

  function add(line: string): void {
    if (line.length > LONGEST) return;
    if (known.size >= MOST) {
      known.clear();
      last = { text: "", next: undefined };
    }
    // Copies the text, because a JavaScript engine can keep a whole file in memory for a slice of it.
    const text = ` ${line}`.slice(1);
    const added: Line = { text, next: undefined };
    known.set(text, added);
    goTo(added);
  }

  return { isNext, has, add };
}
