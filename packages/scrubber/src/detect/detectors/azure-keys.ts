import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { vendorDetector } from "./prefixed-keys.ts";

/**
 * How many characters of an Azure key precede its fixed signature, such as `JQQJ99`. Each kind of key has its own
 * number.
 */
const LENGTHS_BEFORE: readonly number[] = Object.freeze([76, 52, 44, 42, 33]);

/**
 * Matches a character of a key, such as `a`, `7` or `+`. If such a character directly precedes or follows a match, the
 * text is too long for a key.
 */
const KEY_CHARACTER = /[A-Za-z\d+]/;

export const AZURE_KEYS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, includes: "Q~" },
      // Matches the secret of an application: a beginning such as `aB38Q~`, and then 31 to 34 more characters.
      /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g,
    ),
    beginning: { pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{0,34}/g, confirms: () => true },
  },
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, length: 43 },
      // Matches the fixed signature in the key of a service, and the characters after the signature. Example: in a key
      // for Azure DevOps, it matches `AZDOabc1`.
      /(?:JQQJ99[\w+/-]{26}|AZDO[A-Za-z\d]{4}|(?:A(?:CDb|IoT|PIM|z(?:Ca|EG|Fu|Se))|\+A(?:Ba|CR|Eh|MC|Rm|Sb|St))[\w+/-]{6})={0,2}/g,
    ),
    startsAt: startOfKey,
    confirms: (found, text, start) => !KEY_CHARACTER.test(text.charAt(start + found.length)),
  },
]);

/**
 * Returns the start of the key whose signature begins at index `at`. Returns `undefined` if the text before the
 * signature is not the first part of a key.
 */
function startOfKey(text: string, at: number): number | undefined {
  return LENGTHS_BEFORE.map((length) => at - length).find(
    (start) =>
      start >= 0 && /^[\w+/-]{33,76}$/.test(text.slice(start, at)) && !KEY_CHARACTER.test(text.charAt(start - 1)),
  );
}
