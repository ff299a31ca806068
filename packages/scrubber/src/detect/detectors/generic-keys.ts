import type { Detector } from "./detector.ts";
import { hasBothCases, hasGeneratedPart, randomParts } from "./generated.ts";
import { keysThatContain } from "./prefixed-keys.ts";

/** Words that often precede a key, such as `live` in `acme_live_q7Zt2LmX9vKp4RsW8yBn`. */
const WORDS: readonly string[] = Object.freeze("api key live pat pk prod secret sk test token".split(" "));
const STARTS: string = WORDS.flatMap((word) => [`${word}_`, `${word}-`]).join(" ");
/**
 * Words that precede only secrets. The other words in `WORDS` also occur in ordinary names, such as `test-7d9f8b6c`.
 */
const SECRET_WORDS: ReadonlySet<string> = new Set(["pat", "secret", "sk", "token"]);
const SHORTEST_PART = 16;
/**
 * Minimum length of a part whose letters all have the same case. The limit is higher than `SHORTEST_PART`, because many
 * such parts are ids.
 */
const SHORTEST_PLAIN_PART = 20;
/** Lengths of hashes and ids, in hexadecimal digits. Example: 24 digits in `main_prod_3f2a9c1b7d4e5f60718293a4.js`. */
const HASH_LENGTHS: ReadonlySet<number> = new Set([20, 24, 32, 40, 56, 64, 96, 128]);

const LONGEST_COMPARED = 2100;
/** Length of the shortest prefix that any vendor's keys have, in characters. */
const SHORTEST_START = 2;

/**
 * Returns the detector for keys of unknown vendors. Such a key contains a word such as `live` or `sk`, and then random
 * characters. The detector ignores keys that one of the detectors in `vendors` finds. So if a policy turns off the
 * detector of a vendor, the keys of this vendor are not redacted.
 */
export function genericKeys(vendors: readonly Detector[]): Detector {
  const isOfVendor = compileIsOfVendor(vendors);
  return Object.freeze<Detector>({
    // Matches runs of letters, digits, `_` and `-`. A run can be a key, such as `acme_live_q7Zt2LmX9vKp4RsW8yBn`, or an
    // ordinary name, which `hasKeyBehindWord` rejects.
    ...keysThatContain("apikey", STARTS, /(?<![\w-])[\w-]{23,400}/g),
    confirms: (found, text, start) =>
      hasKeyBehindWord(found) && !isOfVendor(text.slice(start, start + LONGEST_COMPARED)),
    // Finds the beginning of a key whose end was truncated. Example: `acme_live_q7Zt`.
    beginning: {
      pattern: /(?<![\w-])[\w-]{5,400}/g,
      confirms: (found) => partsBehindWord(found).some(hasGeneratedPart),
    },
  });
}

/** Returns a function that checks whether a string begins with a key that the detector of a vendor finds. */
function compileIsOfVendor(vendors: readonly Detector[]): (text: string) => boolean {
  const patterns = new Map<string, Set<RegExp>>();
  for (const { needs, pattern } of vendors) {
    for (const start of needs.starts ?? []) {
      const beginning = start.slice(0, SHORTEST_START);
      patterns.set(beginning, (patterns.get(beginning) ?? new Set()).add(pattern));
    }
  }
  return (text) =>
    [...(patterns.get(text.slice(0, SHORTEST_START)) ?? [])].some((pattern) => {
      pattern.lastIndex = 0;
      return pattern.exec(text)?.index === 0;
    });
}

/**
 * Returns the parts of a string after the first part that is one of `WORDS`. Example: for `acme_live_q7Zt-2LmX`, it
 * returns `q7Zt` and `2LmX`.
 */
function partsBehindWord(text: string): readonly string[] {
  const parts = text.split(/[_-]/);
  const at = parts.findIndex((part) => WORDS.includes(part));
  return at < 0 ? [] : parts.slice(at + 1);
}

function hasKeyBehindWord(found: string): boolean {
  const isSecret = found.split(/[_-]/).some((part) => SECRET_WORDS.has(part));
  return randomParts(partsBehindWord(found).join("-"), SHORTEST_PART).some(
    (part) => hasBothCases(part) || (part.length >= SHORTEST_PLAIN_PART && isPlainKey(part, isSecret)),
  );
}

/**
 * Checks whether a part of a string is a key. All letters of the part have the same case. If the string contains one of
 * `SECRET_WORDS` (`isSecret`), the part is a key. Otherwise, it can also be an id or a hash, so it is a key only in
 * these cases:
 *
 * - It has only capitals and digits, and is longer than a ULID, which has 26 characters.
 * - It has only lower-case hexadecimal digits, and does not have the length of a hash.
 */
function isPlainKey(part: string, isSecret: boolean): boolean {
  if (isSecret) return true;
  return /^[A-Z\d]*$/.test(part) ? part.length > 26 : /^[\da-f]*$/.test(part) && !HASH_LENGTHS.has(part.length);
}
