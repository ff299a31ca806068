/** Texts that are written in another form inside a text, joined by line breaks so that all of them are searched at once. */
export interface HiddenTexts {
  readonly text: string;
  readonly runs: readonly HiddenText[];
}

interface HiddenText {
  /** Where its written form is. */
  readonly start: number;
  readonly end: number;
  /** Where its own text is in the joined one. */
  readonly from: number;
  readonly to: number;
}

export interface HiddenTextCollector {
  /** Adds a text that is written from `start` to `end`. */
  add(start: number, end: number, hidden: string): void;
  /** All that were added, or `undefined` if there are none. */
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
