/**
 * Strings that were decoded from parts of another string. They are joined with line breaks, so that one search covers
 * all of them.
 */
export interface HiddenTexts {
  readonly text: string;
  readonly runs: readonly HiddenText[];
}

interface HiddenText {
  /** The position of the encoded text in the original text. */
  readonly start: number;
  readonly end: number;
  /** The position of the decoded string in the text that joins all decoded strings. */
  readonly from: number;
  readonly to: number;
}

export interface HiddenTextCollector {
  /** Adds a decoded string. `start` and `end` are the position of its encoded text in the original text. */
  add(start: number, end: number, hidden: string): void;
  /** Returns all added strings, or `undefined` if there are none. */
  finish(): HiddenTexts | undefined;
}

export function collectHiddenTexts(): HiddenTextCollector {
  const runs: HiddenText[] = [];
  const texts: string[] = [];
  let length = 0;

  function add(start: number, end: number, hidden: string): void {
    runs.push({ start, end, from: length, to: length + hidden.length });
    texts.push(hidden);
    length += hidden.length + 1;
  }

  function finish(): HiddenTexts | undefined {
    return runs.length === 0 ? undefined : { text: texts.join("\n"), runs };
  }

  return { add, finish };
}
