/** Minimum and maximum number of characters in a value that can look generated. */
const SHORTEST = 20;
const LONGEST = 512;
/**
 * Matches a value of characters that occur in base64, base64url and hexadecimal keys. Example: it matches
 * `q7Zt+2Lm/X9==`, but not `a b` or `a:b`.
 */
const KEY_CHARACTERS = /^[\w+/.~-]+={0,2}$/;
/**
 * Matches a UUID, which is usually an id and not a secret. Example: it matches
 * `job/6b8f0c42-a8aa-4947-918c-385855184318`, but not `job/6b8f0c42`.
 */
const UUID = /(?<![\da-z])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z])/i;
/**
 * Matches a ULID or a MongoDB id. Example: it matches `01HXYZ8S3N4P5Q6R7T8V9W0X1Y` and `65a1b2c3d4e5f6a7b8c9d0e1`, but
 * not `65a1b2c3`.
 */
const OTHER_ID = /^(?:[0-7][\dA-HJKMNP-TV-Z]{25}|[\da-f]{24})$/i;
/** Matches each run of letters and digits. Example: in `ab-12c`, the matches are `ab` and `12c`. */
const RUNS = /[A-Za-z\d]+/g;
/**
 * Matches one word, one run of capitals or one number. Example: in `myKeyV2`, the matches are `my`, `Key`, `V` and `2`.
 */
const UNITS = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/**
 * Minimum length of a run of letters and digits that `looksGenerated` evaluates. Shorter runs, as in `t3-a2b-x1`, do
 * not show whether a value is random.
 */
const SHORTEST_RUN = 8;
/** Minimum total length of the evaluated runs. A value with fewer characters in them never looks generated. */
const FEWEST_COUNTED = 16;
/**
 * Maximum mean length of the parts of a random value, such as `q`, `7`, `Zt` and `2` in `q7Zt2`. In ordinary words, the
 * mean is 4 or more. The limit is lower for a value with only one number, because many ordinary names contain one
 * number, such as `sha256`.
 */
const LONGEST_MEAN_UNIT = 3.7;
const LONGEST_MEAN_UNIT_WITH_ONE_NUMBER = 3;
/**
 * Matches a file path, or a file name with an extension. Example: it matches `/srv/app`, `./a/b` and `index-Bh1r0.js`,
 * but not `q7Zt/2Lm`.
 */
const PATH = /^\.{0,2}\/[^/]*\/|\.[a-z]\w{0,4}$/;

/**
 * Checks whether a value looks as if a machine generated it. In a random value, runs of lower-case letters, capitals
 * and digits are only one or two characters long. In a name that a person chose, they are whole words. Example: true
 * for `q7Zt2LmX9vKp4RsW8yBn3Dc6`, and false for words, identifiers, paths and dates.
 *
 * False for ids such as UUIDs. True for hashes, because many keys also have 32 or 40 hexadecimal digits.
 * `generated-values.test.ts` measures how often this check is wrong.
 */
export function looksGenerated(value: string): boolean {
  const { length } = value;
  if (length < SHORTEST || length > LONGEST || !KEY_CHARACTERS.test(value)) return false;
  if (UUID.test(value) || OTHER_ID.test(value) || PATH.test(value)) return false;
  let characters = 0;
  let units = 0;
  let numbers = 0;
  for (const [run] of value.matchAll(RUNS)) {
    if (run.length < SHORTEST_RUN) continue;
    characters += run.length;
    for (const [unit] of run.matchAll(UNITS)) {
      units += 1;
      if (unit.charCodeAt(0) < 58) numbers += 1;
    }
  }
  const longest = numbers > 1 ? LONGEST_MEAN_UNIT : LONGEST_MEAN_UNIT_WITH_ONE_NUMBER;
  return characters >= FEWEST_COUNTED && numbers > 0 && numbers < units && characters < units * longest;
}
