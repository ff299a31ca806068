import type { Needs } from "../detectors/index.ts";
import { compilePrefixIndex } from "./prefix-index.ts";
import { FEATURES, type TextFeatures } from "./text-features.ts";

interface HasNeeds {
  readonly needs: Needs;
}

/** The detectors to run on all strings that have a certain combination of features. */
interface Selection<D> {
  readonly always: readonly D[];
  /** The detectors in `always` that also run on strings that look like a hash or a UUID. */
  readonly onIds: readonly D[];
  /**
   * Whether the text is also searched for fixed prefixes of keys, such as `ghp_`. If it contains a prefix, the
   * detectors for keys with this prefix run as well.
   */
  readonly withPrefixes: boolean;
}

/**
 * Maximum number of cached selections. There is one selection for each combination of features. Only a few combinations
 * are common, but an attacker could produce many.
 */
const MOST_SELECTIONS = 1024;
/**
 * A string that contains only hexadecimal digits and dashes counts as a hash or a UUID if it has at most this many
 * characters. Secret keys with only these characters are longer.
 */
const LONGEST_ID = 40;

/** Compiles a function that returns the detectors that can match a string with the given features. */
export function compileDetectorPrefilter<D extends HasNeeds>(
  detectors: readonly D[],
): (text: string, features: TextFeatures) => readonly D[] {
  const addByPrefix = compilePrefixIndex(detectors.filter(({ needs }) => needs.starts !== undefined));
  const others = detectors.filter(({ needs }) => needs.starts === undefined);
  const selections = new Map<TextFeatures, Selection<D>>();

  return (text, features) => {
    let selection = selections.get(features);
    if (selection === undefined) {
      const always = others.filter(({ needs: { has = 0 } }) => (features & has) === has);
      selection = {
        always,
        onIds: always.filter(({ needs: { length = 0 } }) => length <= LONGEST_ID),
        withPrefixes: (features & FEATURES.keyRun) !== 0,
      };
      if (selections.size >= MOST_SELECTIONS) selections.clear();
      selections.set(features, selection);
    }
    if ((features & FEATURES.notHex) === 0 && text.length <= LONGEST_ID && !mayHavePrefix(text)) return selection.onIds;
    return selection.withPrefixes ? addByPrefix(text, selection.always) : selection.always;
  };
}

/**
 * Checks whether a string of hexadecimal digits and dashes can begin with the prefix of a key, such as `fc-`. A UUID
 * cannot, because its first dash comes later.
 */
function mayHavePrefix(text: string): boolean {
  return text.charAt(2) === "-";
}

/**
 * Checks whether a string meets the remaining conditions of a detector: its length, a required substring, and the
 * number of colons. The prefilter has already checked the required features and prefixes.
 */
export function meets(text: string, { includes, length = 0, colons = 0 }: Needs): boolean {
  return (
    text.length >= length &&
    (includes === undefined || text.includes(includes)) &&
    (colons === 0 || hasMany(text, ":", colons))
  );
}

/** Checks whether a string contains the given character at least `least` times. */
export function hasMany(text: string, char: string, least: number): boolean {
  let at = -1;
  for (let met = 0; met < least; met++) {
    at = text.indexOf(char, at + 1);
    if (at < 0) return false;
  }
  return true;
}
