import type { Needs } from "../detectors/index.ts";
import { compilePrefixIndex } from "./prefix-index.ts";
import { FEATURES, type TextFeatures } from "./text-features.ts";

interface HasNeeds {
  readonly needs: Needs;
}

/** The detectors for strings with the same features. For most strings, the detectors in `always` are used. */
interface Selection<D> {
  readonly always: readonly D[];
  /** The detectors in `always` that also run on possible hashes and UUIDs, which contain neither names nor separators. */
  readonly onIds: readonly D[];
  /** The detectors in `always` that also run on strings without a sensitive name. */
  readonly withoutName: readonly D[];
  /** Whether detectors with fixed prefixes, such as `ghp_`, are added if the text contains one of their prefixes. */
  readonly withPrefixes: boolean;
}

/**
 * Maximum number of cached selections. Only a few combinations of features are common, but an attacker could send
 * strings with many others.
 */
const MOST_SELECTIONS = 1024;
/** Maximum length of a hash or a UUID. A longer string of hexadecimal digits and dashes can be a secret key. */
const LONGEST_ID = 40;

/**
 * Compiles a function that returns the detectors for a string with certain features. `mayContainName` checks whether a
 * string can contain a sensitive name.
 */
export function compileDetectorPrefilter<D extends HasNeeds>(
  detectors: readonly D[],
  mayContainName: (text: string) => boolean,
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
        onIds: always.filter(({ needs: { length = 0, named = false } }) => length <= LONGEST_ID && !named),
        withoutName: always.filter(({ needs: { named = false } }) => !named),
        withPrefixes: (features & FEATURES.keyRun) !== 0,
      };
      if (selections.size >= MOST_SELECTIONS) selections.clear();
      selections.set(features, selection);
    }
    if ((features & FEATURES.notHex) === 0 && text.length <= LONGEST_ID && !mayHavePrefix(text)) return selection.onIds;
    const { always, withoutName, withPrefixes } = selection;
    const selected = always.length === withoutName.length || mayContainName(text) ? always : withoutName;
    return withPrefixes ? addByPrefix(text, selected) : selected;
  };
}

/**
 * Checks whether a string of hexadecimal digits and dashes may begin with the prefix of a key, such as `fc-`. A UUID
 * has its first dash later.
 */
function mayHavePrefix(text: string): boolean {
  return text.charAt(2) === "-";
}

/**
 * Checks the conditions of a detector that the prefilter did not check: a minimum length, a substring, and a number of
 * colons.
 */
export function meets(text: string, { includes, length = 0, colons = 0 }: Needs): boolean {
  return (
    text.length >= length &&
    (includes === undefined || text.includes(includes)) &&
    (colons === 0 || hasMany(text, ":", colons))
  );
}

/** Checks whether a string contains a character at least `least` times. */
export function hasMany(text: string, char: string, least: number): boolean {
  let at = -1;
  for (let met = 0; met < least; met++) {
    at = text.indexOf(char, at + 1);
    if (at < 0) return false;
  }
  return true;
}
