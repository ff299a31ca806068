import type { Needs } from "./detectors/index.ts";
import { HAS, type Signals } from "./signals.ts";
import { compileStarts } from "./starts.ts";

interface Needy {
  readonly needs: Needs;
}

/** What to run on texts of certain signals, and whether to look for those that are known by a beginning as well. */
interface Answer<D> {
  readonly always: readonly D[];
  readonly withStarts: boolean;
}

/** Texts of the same signals share an answer. There are not many, but a text can be made to have any. */
const MOST_ANSWERS = 1024;
/** A hash or UUID is no longer, and no key is so short that has only their characters. */
const LONGEST_ID = 40;

/** Tells which detectors are worth running on a text of the given signals. */
export function compileGate<D extends Needy>(
  detectors: readonly D[],
): (text: string, signals: Signals) => readonly D[] {
  const starts = compileStarts(detectors.filter(({ needs }) => needs.starts !== undefined));
  const others = detectors.filter(({ needs }) => needs.starts === undefined);
  const answers = new Map<Signals, Answer<D>>();

  return (text, signals) => {
    let answer = answers.get(signals);
    if (answer === undefined) {
      answer = {
        always: others.filter(({ needs: { has = 0 } }) => (signals & has) === has),
        withStarts: (signals & HAS.keyRun) !== 0,
      };
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(signals, answer);
    }
    const mayStart = answer.withStarts && ((signals & HAS.notHex) !== 0 || text.length > LONGEST_ID);
    return mayStart ? starts(text, answer.always) : answer.always;
  };
}

/** Whether a text has what signals do not tell. */
export function meets(text: string, { includes, length = 0, colons = 0 }: Needs): boolean {
  return (
    text.length >= length &&
    (includes === undefined || text.includes(includes)) &&
    (colons === 0 || text.split(":", colons + 1).length > colons)
  );
}
