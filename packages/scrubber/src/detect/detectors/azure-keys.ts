import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { vendorDetector } from "./prefixed-keys.ts";

/** Azure keys contain a fixed signature, such as `JQQJ99`. These are the possible numbers of characters before it. */
const LENGTHS_BEFORE: readonly number[] = Object.freeze([76, 52, 44, 42, 33]);

/**
 * Matches a character that can be part of a key, so that no key begins or ends beside it. Example: it matches `a`, `7`
 * and `+`, but not `.` or `"`.
 */
const KEY_CHARACTER = /[A-Za-z\d+]/;

/** Detectors of Azure's keys. */
export const AZURE_KEYS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, includes: "Q~" },
      // The secret of an application: `aB38Q~`, then 31 to 34 characters.
      /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g,
    ),
    beginning: { pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{0,34}/g, confirms: () => true },
  },
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, length: 43 },
      // The fixed signature in the key of a service, and the characters after it: in a key of Azure DevOps, `AZDOabc1`.
      /(?:JQQJ99[\w+/-]{26}|AZDO[A-Za-z\d]{4}|(?:A(?:CDb|IoT|PIM|z(?:Ca|EG|Fu|Se))|\+A(?:Ba|CR|Eh|MC|Rm|Sb|St))[\w+/-]{6})={0,2}/g,
    ),
    startsAt: startOfKey,
    confirms: (found, text, start) => !KEY_CHARACTER.test(text.charAt(start + found.length)),
  },
]);

/**
 * Returns the start of the key with the signature at `at`, or `undefined` if there are too few characters before it.
 */
function startOfKey(text: string, at: number): number | undefined {
  return LENGTHS_BEFORE.map((length) => at - length).find(
    (start) =>
      start >= 0 && /^[\w+/-]{33,76}$/.test(text.slice(start, at)) && !KEY_CHARACTER.test(text.charAt(start - 1)),
  );
}
