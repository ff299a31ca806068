import { ASCII } from "../../shared/char-table.ts";

/** The bits of all {@link FEATURES} that a text has. */
export type TextFeatures = number;

const DECIMAL_DIGITS = "0123456789";
const LOWER_HEX = `${DECIMAL_DIGITS}abcdef`;
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const KEY_CHARACTERS = `${CAPITALS}${CAPITALS.toLowerCase()}${DECIMAL_DIGITS}_-`;

/**
 * Tables indexed by the low byte of a character code: the number to add to the counts, the mask of the counts to keep,
 * and the mask of the marks that the character matches. Only the low byte of a code above 255 is used. This can add
 * features; it can hide `notHex` only if all ASCII characters of the text are hexadecimal digits or `-`.
 */
const LOW_BYTE = 0xff;
const COUNT_STEPS: Int32Array = new Int32Array(LOW_BYTE + 1);
const COUNT_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);
const MARK_MASKS: Int32Array = new Int32Array(LOW_BYTE + 1);

/** Bits of the first and of the last character of each mark. The other bits of a mark are reused (`freeBits`). */
let firstBits = 0;
let lastBits = 0;
let markBits = 0;
let countBits = 0;
const freeBits: TextFeatures[] = [];
const countLimits: { readonly limit: number; readonly feature: TextFeatures }[] = [];

/**
 * Features of a text that detectors require. A mark is set if a short sequence of characters occurs. A count is set if
 * a run contains enough characters of one kind; the run can also contain certain other characters.
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
  /** A character that occurs neither in a hash nor in a UUID. */
  notHex: mark([allBut(`${LOWER_HEX}-`)]),
  twoEquals: mark(["=", "="]),
  /** A `:` before a hexadecimal digit, `A` or `*`, as before a port (`db:5432`) and in some keys. */
  colonValue: mark([":", `${LOWER_HEX}A*`]),
  dashes: mark(["-", "-"]),
  /** `</password>` and `<Buffer 70 61>` */
  angle: mark(["<", "/B"]),
  backslash: mark(["\\"]),
  /** `112,` in a list of numbers */
  listed: mark([DECIMAL_DIGITS, ","]),
  eyJ: mark(["e", "y", "J"]),
  /** `form-data` */
  form: mark(["m", "-", "d"]),
  /** `password`, `PASSWORD` and `curl` */
  word: mark(["scSC", "suSU", "wrWR"]),
  /** `bearer ` and `basic ` */
  scheme: mark(["rsRS", "eiEI", "rcRC", " \t"]),
  /** `home`, `Users` and `Documents and Settings` */
  home: mark(["hUD", "os", "mec"]),
  /** A run of 16 letters, digits, `_` and `-`. */
  keyRun: count(KEY_CHARACTERS, "", 1, 16, 6),
  /** Nine digits, with or without spaces and `-` among them. Each adds 15: nine reach 128 (135), eight do not (120). */
  digits: count(DECIMAL_DIGITS, " -", 15, 128, 9),
  /** A run of 15 capitals, digits, spaces and `-`. */
  capitals: count(`${CAPITALS}${DECIMAL_DIGITS} -`, "", 9, 128, 9),
  /** Three dots in a run of digits and dots, as in an IPv4 address. */
  dots: count(".", DECIMAL_DIGITS, 3, 8, 5),
  /** Two colons in a run of hexadecimal digits and colons. */
  colons: count(":", `${LOWER_HEX}ABCDEF`, 1, 2, 3),
  /** A character that is not ASCII. */
  beyondAscii: freeBits.pop() ?? 0,
});

/** The final values of the variables above, as constants, so that the loop over a text is fast. */
const FIRST_BITS = firstBits;
const LAST_BITS = lastBits;
const BEYOND_ASCII = FEATURES.beyondAscii;
const LIMIT_BITS = countLimits.reduce((limits, { limit }) => limits | limit, 0);

/**
 * Reserves one bit for each character of a sequence, and returns the last of these bits. A bit is set only if the
 * previous character set the bit before it (Shift-And search): `--` sets both bits of `mark(["-", "-"])`, `-x-` only
 * the first.
 */
function mark(sequence: readonly string[]): TextFeatures {
  firstBits |= 1 << markBits;
  for (const [place, chars] of sequence.entries()) {
    const isLast = place === sequence.length - 1;
    if (isLast) lastBits |= 1 << markBits;
    else freeBits.push(1 << markBits);
    for (const code of codesOf(chars)) MARK_MASKS[code] = at(MARK_MASKS, code) | (1 << markBits);
    markBits += 1;
  }
  return 1 << (markBits - 1);
}

/**
 * Reserves a bit field for a count. `limit` is a power of two larger than `step`, so the count cannot jump over the bit
 * of `limit`. If the count overflows into the next field, that field's feature can only be set too early.
 */
function count(counted: string, allowed: string, step: number, limit: number, bits: number): TextFeatures {
  const field = ((1 << bits) - 1) << countBits;
  for (const code of codesOf(counted + allowed)) COUNT_MASKS[code] = at(COUNT_MASKS, code) | field;
  for (const code of codesOf(counted)) COUNT_STEPS[code] = at(COUNT_STEPS, code) + (step << countBits);
  const feature = freeBits.pop() ?? 0;
  countLimits.push({ limit: limit << countBits, feature });
  countBits += bits;
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
 * Returns the features of a text. The loop takes most of the scanner's time, and a function call for each character
 * would make it half as slow again.
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
