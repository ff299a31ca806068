import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { vendorDetector } from "./prefixed-keys.ts";

/** Lengths of Azure's keys, without padding, which depend on the number of random bytes in them. */
const KEY_LENGTHS: readonly number[] = Object.freeze([86, 84, 54, 52, 43]);
const LONGEST_KEY = 86;

/** Detectors of Azure's keys. */
export const AZURE_KEYS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, includes: "Q~" },
      // The secret of an application: `aB38Q~` and 31 to 34 characters.
      /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g,
    ),
    beginning: { pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{0,34}/g, confirms: () => true },
  },
  {
    ...vendorDetector(
      "azure",
      { has: FEATURES.keyRun | FEATURES.notHex, length: 43 },
      // The fixed signature in the keys of a service, and what follows it: the `AZDOabc1` of a key of Azure DevOps.
      /(?:JQQJ99|A(?:CDb|IoT|PIM|ZDO|z(?:Ca|EG|Fu|Se))|\+A(?:Ba|CR|Eh|MC|Rm|Sb|St))[\w+/-]{4,32}(?:={1,2}|(?![\w+/=-]))/g,
    ),
    startsAt: startOfKey,
  },
]);

/** Returns where a key begins whose signature is at `at`, or `undefined` if no key of a known length is there. */
function startOfKey(text: string, at: number): number | undefined {
  const after = /^[\w+/-]{1,86}/.exec(text.slice(at, at + LONGEST_KEY))?.[0].length ?? 0;
  return KEY_LENGTHS.map((length) => at + after - length).find(
    (start) =>
      start >= 0 && /^[\w+/-]{8,86}$/.test(text.slice(start, at)) && !/[A-Za-z\d+]/.test(text.charAt(start - 1)),
  );
}
