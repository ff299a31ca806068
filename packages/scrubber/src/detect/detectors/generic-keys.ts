import type { Detector } from "./detector.ts";
import { hasBothCases, hasGeneratedPart, randomParts } from "./generated.ts";
import { keysThatContain } from "./prefixed-keys.ts";

/** Words after which a key follows, as in `acme_live_q7Zt2LmX9vKp4RsW8yBn`. */
const WORDS = "api key live pat pk prod secret sk test token";
const STARTS: string = WORDS.split(" ")
  .flatMap((word) => [`${word}_`, `${word}-`])
  .join(" ");
/** Matches one of the words that always announce a secret. The other words are also parts of names: `test-7d9f8b6c` */
const SECRET_WORD = /(?:^|[_-])(?:pat|secret|sk|token)[_-]/;
const SHORTEST_PART = 16;
/** Minimum length of a part in letters of one case. Such a part is more often an id than a part in letters of both. */
const SHORTEST_PLAIN_PART = 20;
/** Lengths of hashes and ids in hexadecimal digits, as in the file name `main_prod_3f2a9c1b7d4e5f60718293a4.js`. */
const HASH_LENGTHS: ReadonlySet<number> = new Set([20, 24, 32, 40, 56, 64, 96, 128]);

/** Matches the words before a key, each with its separator: the `acme_` before `live_q7Zt2LmX9vKp4RsW8yBn`. */
const WORDS_BEFORE = /(?:[A-Za-z\d]{1,20}[_-]){0,4}$/;
const LONGEST_WORDS = 84;
const LONGEST_COMPARED = 2100;

/**
 * Returns the detector of keys that have no published form, but a usual one: words such as `live` and `sk`, then random
 * text. It leaves the keys of `vendors` to their detectors, so that a policy can switch these off.
 */
export function genericKeys(vendors: readonly Detector[]): Detector {
  return Object.freeze<Detector>({
    ...keysThatContain(
      "apikey",
      STARTS,
      // Matches from the word on: the `live_q7Zt2LmX9vKp4RsW8yBn` of `acme_live_q7Zt2LmX9vKp4RsW8yBn`.
      /(?<![A-Za-z\d])(?:api|key|live|pat|pk|prod|secret|sk|test|token)[_-][\w-]{20,300}/g,
    ),
    confirms: (found, text, start) => isKey(found) && !isOfVendor(vendors, text, start),
    // The beginning of a key: matches `live_q7Zt`.
    beginning: {
      pattern: /(?<![A-Za-z\d])(?:live|pat|secret|sk|token)[_-][\w-]{3,300}/g,
      confirms: hasGeneratedPart,
    },
  });
}

/** Checks whether a vendor's detector finds a key that begins with the words before `start`. */
function isOfVendor(vendors: readonly Detector[], text: string, start: number): boolean {
  const before = WORDS_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_WORDS), start))?.[0].length ?? 0;
  const key = text.slice(start - before, start - before + LONGEST_COMPARED);
  return vendors.some(({ needs, pattern }) => {
    if (needs.starts?.some((prefix) => key.startsWith(prefix)) !== true) return false;
    pattern.lastIndex = 0;
    return pattern.exec(key)?.index === 0;
  });
}

function isKey(found: string): boolean {
  const isSecret = SECRET_WORD.test(found);
  return randomParts(found, SHORTEST_PART).some(
    (part) => hasBothCases(part) || (part.length >= SHORTEST_PLAIN_PART && isPlainKey(part, isSecret)),
  );
}

/**
 * Checks whether a part whose letters have one case is a key. Behind a word that announces a secret it is, otherwise it
 * can be an id or a hash. So it must have a length that hashes do not have, or consist of capitals and digits.
 */
function isPlainKey(part: string, isSecret: boolean): boolean {
  if (isSecret) return true;
  return /^[A-Z\d]*$/.test(part) ? part.length > 26 : /^[\da-f]*$/.test(part) && !HASH_LENGTHS.has(part.length);
}
