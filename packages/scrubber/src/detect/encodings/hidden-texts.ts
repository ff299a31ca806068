/** Strings that were decoded from parts of another string, joined by line breaks so that they are searched together. */
export interface HiddenTexts {
  readonly text: string;
  readonly runs: readonly HiddenText[];
}

interface HiddenText {
  /** Where the encoded form begins and ends in the original text. */
  readonly start: number;
  readonly end: number;
  /** Where the decoded string begins and ends in the joined text. */
  readonly from: number;
  readonly to: number;
}

export interface HiddenTextCollector {
  /** Adds a string that was decoded from the original text between `start` and `end`. */
  add(start: number, end: number, hidden: string): void;
  /** Returns all strings that were added, or `undefined` if no string was added. */
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
