import { ASCII } from "../../shared/char-table.ts";

/** A set of {@link FEATURES}, one bit for each. */
export type TextFeatures = number;

const DECIMAL_DIGITS = "0123456789";
const LOWER_HEX = `${DECIMAL_DIGITS}abcdef`;
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const KEY_CHARACTERS = `${CAPITALS}${CAPITALS.toLowerCase()}${DECIMAL_DIGITS}_-`;

/**
 * Mask of the low byte of a character code, by which the tables below are indexed. So `š` (U+0161) is treated as `a`
 * (0x61). This can set features wrongly, but hides none except `notHex`, as in `š0f`.
 */
const LOW_BYTE = 0xff;
/** For each character: what it adds to the counts. */
const COUNT_STEPS: Int32Array = new Int32Array(LOW_BYTE + 1);
/** For each character: the mask of the counts that it continues. It resets the other counts. */
const COUNT_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);
/** For each character: the mask of the positions in marks where it is allowed. */
const MARK_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);

/** Bits of the first characters of all marks. */
let firstBits = 0;
/** Bits of the last characters of all marks, which are the features. */
let lastBits = 0;
let usedMarkBits = 0;
let usedCountBits = 0;
/** Bits of the other characters of marks. The result does not need them, so they become the features of counts. */
const freeBits: TextFeatures[] = [];
/** For each count: the bit that shows that the count has reached its limit, and the feature to set then. */
const countLimits: { readonly limit: number; readonly feature: TextFeatures }[] = [];

/**
 * Features of texts that detectors can require. A mark is a feature of texts with a certain short sequence of
 * characters. A count is a feature of texts with a run that contains enough characters of one kind.
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
  /** A character that is neither a lower-case hexadecimal digit nor `-`, so the text is not just a hash or a UUID. */
  notHex: mark([allBut(`${LOWER_HEX}-`)]),
  twoEquals: mark(["=", "="]),
  /** `:` before a lower-case hexadecimal digit, `A` or `*`, as before a port (`db:5432`) and in some keys. */
  colonValue: mark([":", `${LOWER_HEX}A*`]),
  dashes: mark(["-", "-"]),
  /** `</` or `<B`, as in `</password>` and `<Buffer 70 61>`. */
  angle: mark(["<", "/B"]),
  backslash: mark(["\\"]),
  /** A digit before a comma, as in a list of numbers. */
  listed: mark([DECIMAL_DIGITS, ","]),
  eyJ: mark(["e", "y", "J"]),
  /** `m-d`, as in `form-data`. */
  form: mark(["m", "-", "d"]),
  /** `ssw` or `cur` in any case, as in `password`, `PASSWORD` and `curl`. */
  word: mark(["scSC", "suSU", "wrWR"]),
  /** `rer` or `sic` in any case before a blank, as in `bearer ` and `Basic `. */
  scheme: mark(["rsRS", "eiEI", "rcRC", " \t"]),
  /** `hom`, `Use` or `Doc`, as in `/home/`, `/Users/` and `\Documents and Settings\`. */
  home: mark(["hUD", "os", "mec"]),
  /** A run of at least 16 letters, digits, `_` and `-`. */
  keyRun: count(KEY_CHARACTERS, "", 1, 16, 6),
  /** At least nine digits in a run of digits, spaces and `-`. Each adds 15, so the ninth reaches 128 (8 * 15 = 120). */
  digits: count(DECIMAL_DIGITS, " -", 15, 128, 9),
  /** A run of at least 15 capitals, digits, spaces and `-`. Each adds 9, so the 15th reaches 128 (14 * 9 = 126). */
  capitals: count(`${CAPITALS}${DECIMAL_DIGITS} -`, "", 9, 128, 9),
  /** At least three dots in a run of digits and dots, as in an IPv4 address. Each adds 3, so the third reaches 8. */
  dots: count(".", DECIMAL_DIGITS, 3, 8, 5),
  /** At least two colons in a run of hexadecimal digits and colons, as in an IPv6 address. */
  colons: count(":", `${LOWER_HEX}ABCDEF`, 1, 2, 3),
  /** A character that is not ASCII. */
  beyondAscii: freeBits.pop() ?? 0,
});

// The variables have their final values now. As constants, these are faster to read in the loop of `featuresOf`.
const FIRST_BITS = firstBits;
const LAST_BITS = lastBits;
const BEYOND_ASCII = FEATURES.beyondAscii;
const LIMIT_BITS = countLimits.reduce((limits, { limit }) => limits | limit, 0);

/**
 * Reserves one bit for each character of a sequence, and returns the last of these bits. In a text, a character sets
 * its bit only if the character before it has set the bit before that (Shift-And search): `--` sets both bits of
 * `mark(["-", "-"])`, `-x-` only the first.
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
 * Reserves a field of `bits` bits for a count, and returns the feature of texts whose count reaches `limit`. `limit` is
 * a power of two and `step` is smaller, so a count cannot pass `limit` without setting its bit. A count that overflows
 * into the next field can only set that field's feature too early.
 *
 * @param counted Characters that add `step` to the count.
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
 * Returns the features of a text. The loop takes most of the scanner's time, so it is written without function calls,
 * with which it would take 1.5 times as long.
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
