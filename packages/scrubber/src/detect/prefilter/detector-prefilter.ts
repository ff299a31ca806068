import type { Needs } from "../detectors/index.ts";
import { compilePrefixIndex } from "./prefix-index.ts";
import { FEATURES, type TextFeatures } from "./text-features.ts";

interface Needy {
  readonly needs: Needs;
}

/** What to run on texts of certain signals, and whether to look for those that are known by a beginning as well. */
interface Answer<D> {
  readonly always: readonly D[];
  /** Of these, what a hash or UUID might be. */
  readonly onIds: readonly D[];
  readonly withStarts: boolean;
}

/** Texts of the same signals share an answer. There are not many, but a text can be made to have any. */
const MOST_ANSWERS = 1024;
/** A hash or UUID is no longer, and no key is so short that has only their characters. */
const LONGEST_ID = 40;

/** Tells which detectors are worth running on a text of the given signals. */
export function compileDetectorPrefilter<D extends Needy>(
  detectors: readonly D[],
): (text: string, features: TextFeatures) => readonly D[] {
  const starts = compilePrefixIndex(detectors.filter(({ needs }) => needs.starts !== undefined));
  const others = detectors.filter(({ needs }) => needs.starts === undefined);
  const answers = new Map<TextFeatures, Answer<D>>();

  return (text, features) => {
    let answer = answers.get(features);
    if (answer === undefined) {
      const always = others.filter(({ needs: { has = 0 } }) => (features & has) === has);
      answer = {
        always,
        onIds: always.filter(({ needs: { length = 0 } }) => length <= LONGEST_ID),
        withStarts: (features & FEATURES.keyRun) !== 0,
      };
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(features, answer);
    }
    if ((features & FEATURES.notHex) === 0 && text.length <= LONGEST_ID) return answer.onIds;
    return answer.withStarts ? starts(text, answer.always) : answer.always;
  };
}

/** Whether a text has what signals do not tell. */
export function meets(text: string, { includes, length = 0, colons = 0 }: Needs): boolean {
  return (
    text.length >= length &&
    (includes === undefined || text.includes(includes)) &&
    (colons === 0 || hasMany(text, ":", colons))
  );
}

/** Whether a text has a character so many times at least. */
export function hasMany(text: string, char: string, least: number): boolean {
  let at = -1;
  for (let met = 0; met < least; met++) {
    at = text.indexOf(char, at + 1);
    if (at < 0) return false;
  }
  return true;
}
