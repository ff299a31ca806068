import { ASCII } from "../../shared/char-table.ts";

/** A set of {@link FEATURES}, with one bit for each feature. */
export type TextFeatures = number;

const DECIMAL_DIGITS = "0123456789";
const LOWER_HEX = `${DECIMAL_DIGITS}abcdef`;
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const KEY_CHARACTERS = `${CAPITALS}${CAPITALS.toLowerCase()}${DECIMAL_DIGITS}_-`;

/**
 * Mask for the low byte of a character code, which is the index in the tables below. Characters with the same low byte,
 * such as `š` (U+0161) and `a` (U+0061), are treated alike. So `featuresOf` can return features that the text does not
 * have. It can miss only the feature `notHex`: `š0f` looks like the hash `a0f`.
 */
const LOW_BYTE = 0xff;
/**
 * For each character, the number that it adds to the counts. A count describes the current run of characters, such as
 * the number of its digits. All counts share one integer, and each has its own bits.
 */
const COUNT_STEPS: Int32Array = new Int32Array(LOW_BYTE + 1);
/** For each character, a mask that resets some counts to 0. For example, a letter resets the count of digits. */
const COUNT_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);
/**
 * For each character, the bits of the places at which it is allowed in a mark. A mark is a short sequence of
 * characters, such as `--`, and each of its places has one bit.
 */
const MARK_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);

/** The bits of the first places in all marks. */
let firstBits = 0;
/**
 * The bits of the last places in all marks. Such a bit means that the text contains the whole mark, so it is a feature.
 */
let lastBits = 0;
let usedMarkBits = 0;
let usedCountBits = 0;
/**
 * Bits that no feature uses yet. The features of counts and `beyondAscii` take their bits from here. For each mark, the
 * bits of all places except the last are added, because `featuresOf` clears them in its result.
 */
const freeBits: TextFeatures[] = [];
/** For each count, the bit that is set when it reaches its limit, and the feature that the text then has. */
const countLimits: { readonly limit: number; readonly feature: TextFeatures }[] = [];

/**
 * Features of strings that detectors can require. A feature is one of these:
 *
 * - a mark: a short sequence of characters, such as `--`
 * - a count: a minimum number of characters in a run, such as nine digits
 * - `beyondAscii`: a non-ASCII character
 */
export const FEATURES: Readonly<
  Record<
    | (
        | "at"
        | "percent"
        | "equals"
        | "colon"
        | "notHex"
        | "twoEquals"
        | "colonValue"
        | "dashes"
        | "angle"
        | "backslash"
        | "listed"
        | "blank"
        | "quote"
      )
    | (
        | "eyJ"
        | "form"
        | "word"
        | "scheme"
        | "home"
        | "keyRun"
        | "digits"
        | "capitals"
        | "dots"
        | "colons"
        | "beyondAscii"
      ),
    TextFeatures
  >
> = Object.freeze({
  at: mark(["@"]),
  percent: mark(["%"]),
  equals: mark(["="]),
  colon: mark([":"]),
  /** A character that no hash or UUID contains: neither a lower-case hexadecimal digit nor `-`. */
  notHex: mark([allBut(`${LOWER_HEX}-`)]),
  twoEquals: mark(["=", "="]),
  /** A colon before a lower-case hexadecimal digit, `A` or `*`, as in `db:5432` and in the keys of some vendors. */
  colonValue: mark([":", `${LOWER_HEX}A*`]),
  /** A `-` after a blank, a quote or another dash. Examples: `--password`, `tool -p` and `-----BEGIN`. */
  dashes: mark([" \t\n\"'`-", "-"]),
  /**
   * One of these sequences, or a mixture of them, such as `<1`:
   *
   * - `</`, as in `</password>`
   * - `<B`, as in `<Buffer 70 61>`
   * - `$` and a digit or letter, as in the password hash `$2b$12$...`
   * - `{S`, as in the password hash `{SSHA}...`
   *
   * They share one mark, because few strings contain them and no more bits are free.
   */
  angle: mark(["<${", "/BabdgkmpsyDHPS123456789"]),
  backslash: mark(["\\"]),
  /** A digit before a comma, as in a list of numbers. */
  listed: mark([DECIMAL_DIGITS, ","]),
  /** `yJ`, as in `eyJ`, which is the beginning of a JSON object in base64. */
  eyJ: mark(["y", "J"]),
  /** `-d`, as in `form-data`. */
  form: mark(["-", "d"]),
  blank: mark([" \t\n"]),
  quote: mark(["\"'`"]),
  /**
   * Three letters, in upper or lower case: `s` or `c`, then `s` or `u`, then `w` or `r`. Found in `password`,
   * `PASSWORD` and `curl`. Also found in words such as `insure`, in which a search then finds nothing.
   */
  word: mark(["scSC", "suSU", "wrWR"]),
  /**
   * Three letters, in upper or lower case, and a blank: `r` or `s`, then `e` or `i`, then `r` or `c`. Found in
   * `bearer ` and `Basic `.
   */
  scheme: mark(["rsRS", "eiEI", "rcRC", " \t"]),
  /**
   * `h`, `U` or `D`, then `o` or `s`, then `m`, `e` or `c`. Found in `/home/`, `/Users/` and
   * `\Documents and Settings\`.
   */
  home: mark(["hUD", "os", "mec"]),
  /** A run of at least 16 letters, digits, `_` and `-`. */
  keyRun: count(KEY_CHARACTERS, "", 1, 16, 6),
  /**
   * At least nine digits in a run of digits, spaces and the special characters of phone numbers. Each digit adds 15 to
   * the count, so nine digits reach the limit of 128 (9 * 15 = 135).
   */
  digits: count(DECIMAL_DIGITS, " -+().", 15, 128, 9),
  /**
   * A run of at least 15 capitals, digits, spaces and `-`. Each of them adds 9 to the count, so 15 of them reach the
   * limit of 128 (15 * 9 = 135).
   */
  capitals: count(`${CAPITALS}${DECIMAL_DIGITS} -`, "", 9, 128, 9),
  /**
   * At least three dots in a run of digits and dots, as in an IPv4 address. Each dot adds 3 to the count, so three dots
   * reach the limit of 8 (3 * 3 = 9).
   */
  dots: count(".", DECIMAL_DIGITS, 3, 8, 5),
  /** At least two colons in a run of hexadecimal digits and colons, as in an IPv6 address. */
  colons: count(":", `${LOWER_HEX}ABCDEF`, 1, 2, 3),
  beyondAscii: freeBits.pop() ?? 0,
});

// Constants, because the loop in `featuresOf` reads them faster than variables.
const FIRST_BITS = firstBits;
const LAST_BITS = lastBits;
const BEYOND_ASCII = FEATURES.beyondAscii;
const LIMIT_BITS = countLimits.reduce((limits, { limit }) => limits | limit, 0);

/**
 * Reserves one bit for each place in a mark. Returns the bit of the last place, which is the feature. Each entry of
 * `sequence` lists the characters that are allowed at one place. A character sets the bit of its place only after the
 * bit of the previous place was set (Shift-And search). For example, `--` sets both bits of `mark(["-", "-"])`, but
 * `-x-` sets only the first.
 */
function mark(sequence: readonly string[]): TextFeatures {
  firstBits |= 1 << usedMarkBits;
  for (const [place, chars] of sequence.entries()) {
    const isLast = place === sequence.length - 1;
    if (isLast) lastBits |= 1 << usedMarkBits;
    else freeBits.push(1 << usedMarkBits);
    for (const code of codesOf(chars)) MARK_MASKS[code] = at(MARK_MASKS, code) | (1 << usedMarkBits);
    usedMarkBits += 1;
  }
  return 1 << (usedMarkBits - 1);
}

/**
 * Reserves `bits` bits for a count. Returns the feature of a string whose count reaches `limit`. The limit is a power
 * of two and greater than `step`, so a count cannot skip the bit of its limit. In a long run, a count can overflow into
 * the bits of the next count, which can then reach its limit too early. This only makes a detector run in vain.
 *
 * @param counted The characters that add `step` to the count.
 * @param allowed Other characters that do not reset the count.
 */
function count(counted: string, allowed: string, step: number, limit: number, bits: number): TextFeatures {
  const field = ((1 << bits) - 1) << usedCountBits;
  for (const code of codesOf(counted + allowed)) COUNT_MASKS[code] = at(COUNT_MASKS, code) | field;
  for (const code of codesOf(counted)) COUNT_STEPS[code] = at(COUNT_STEPS, code) + (step << usedCountBits);
  const feature = freeBits.pop() ?? 0;
  countLimits.push({ limit: limit << usedCountBits, feature });
  usedCountBits += bits;
  return feature;
}

function allBut(chars: string): string {
  return [...COUNT_STEPS.keys()]
    .map((code) => String.fromCharCode(code))
    .filter((char) => !chars.includes(char))
    .join("");
}

function codesOf(chars: string): readonly number[] {
  return [...new Set(chars)].map((char) => char.charCodeAt(0));
}

function at(table: Int32Array, code: number): number {
  return table[code] ?? 0;
}

/**
 * Returns the features of a string. The scanner spends most of its time in this loop, so it contains no function calls,
 * which would make it 1.5 times slower.
 */
export function featuresOf(text: string): TextFeatures {
  let counts = 0;
  let marks = 0;
  let counted = 0;
  let marked = 0;
  let codes = 0;
  for (let place = 0; place < text.length; place++) {
    const char = text.charCodeAt(place);
    const code = char & LOW_BYTE;
    codes |= char;
    counts = (counts + (COUNT_STEPS[code] ?? 0)) & (COUNT_MASKS[code] ?? 0);
    marks = ((marks << 1) | FIRST_BITS) & (MARK_MASKS[code] ?? 0);
    counted |= counts;
    marked |= marks;
  }
  return featuresFrom(counted, marked, codes);
}

function featuresFrom(counted: number, marked: number, codes: number): TextFeatures {
  let seen = (marked & LAST_BITS) | (codes < ASCII ? 0 : BEYOND_ASCII);
  if ((counted & LIMIT_BITS) === 0) return seen;
  for (const { limit, feature } of countLimits) if ((counted & limit) !== 0) seen |= feature;
  return seen;
}
