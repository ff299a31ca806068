import type { Detector } from "./detector.ts";
import { hasBothCases, hasGeneratedPart, randomParts } from "./generated.ts";
import { keysThatContain } from "./prefixed-keys.ts";

/** Words that often precede a key, such as `live` in `acme_live_q7Zt2LmX9vKp4RsW8yBn`. */
const WORDS: readonly string[] = Object.freeze("api key live pat pk prod secret sk test token".split(" "));
const STARTS: string = WORDS.flatMap((word) => [`${word}_`, `${word}-`]).join(" ");
/**
 * The words that precede only secrets. Each other word in `WORDS` also occurs in ordinary names, such as
 * `test-7d9f8b6c`.
 */
const SECRET_WORDS: ReadonlySet<string> = new Set(["pat", "secret", "sk", "token"]);
const SHORTEST_PART = 16;
/**
 * Minimum length of a key whose letters all have the same case. It is higher than `SHORTEST_PART`, because many shorter
 * strings with letters of one case are ids.
 */
const SHORTEST_PLAIN_PART = 20;
/** Lengths of hashes and ids, in hexadecimal digits. Example: 24 digits in `main_prod_3f2a9c1b7d4e5f60718293a4.js`. */
const HASH_LENGTHS: ReadonlySet<number> = new Set([20, 24, 32, 40, 56, 64, 96, 128]);

const LONGEST_COMPARED = 2100;
/** Length of the shortest prefix that any vendor's keys have, in characters. */
const SHORTEST_START = 2;

/**
 * Returns the detector for keys of unknown vendors: a word such as `live` or `sk`, and then random characters. It
 * ignores the keys that a detector in `vendors` finds. Otherwise, it would redact them even if the policy turns off
 * that detector.
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

/** Returns a function that checks whether a string begins with a key of a known vendor. */
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
 * Returns the parts of a string after the first of the `WORDS`. Example: `acme_live_q7Zt-2LmX` -> `q7Zt` and `2LmX`.
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
 * Checks whether a part whose letters all have the same case is a key. After one of the `SECRET_WORDS` (`isSecret`),
 * every part is a key. Otherwise, the part can be an id or a hash, so it is a key only in these cases:
 *
 * - It has only capitals and digits, and is longer than a ULID, which has 26 characters.
 * - It has only lower-case hexadecimal digits, and does not have the length of a hash.
 */
function isPlainKey(part: string, isSecret: boolean): boolean {
  if (isSecret) return true;
  return /^[A-Z\d]*$/.test(part) ? part.length > 26 : /^[\da-f]*$/.test(part) && !HASH_LENGTHS.has(part.length);
}
