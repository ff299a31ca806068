import { ASCII } from "../../shared/char-table.ts";

/** One bit for each thing of {@link FEATURES} that a text has. */
export type TextFeatures = number;

const DIGIT = "0123456789";
const HEX = `${DIGIT}abcdef`;
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const IN_KEYS = `${UPPER}${UPPER.toLowerCase()}${DIGIT}_-`;

/**
 * What one character does to the two words of state. It is looked up by a byte, so that no look-up can go wrong: what is
 * beyond passes for another, which adds signals, and leaves out `notHex` only where all that is ASCII is hexadecimal.
 */
const BYTE = 0xff;
const ADDED: Int32Array = new Int32Array(BYTE + 1);
const KEPT: Int32Array = new Int32Array(BYTE + 1);
const MATCHED: Int32Array = new Int32Array(BYTE + 1);

/** Where marks begin, and where they end; the bits between are free for the signals of counts. */
let begins = 0;
let ends = 0;
let markBits = 0;
let countBits = 0;
const free: TextFeatures[] = [];
const reached: { readonly limit: number; readonly signal: TextFeatures }[] = [];

/**
 * What cannot be missing where a secret of some family is. Marks are a few characters that follow each other. Counts are
 * of one kind of characters while there are only such as may stand among them.
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
  /** What neither a hash nor a UUID has. */
  notHex: mark([allBut(`${HEX}-`)]),
  twoEquals: mark(["=", "="]),
  /** As before a port, and in some keys. */
  colonValue: mark([":", `${HEX}A*`]),
  dashes: mark(["-", "-"]),
  /** `</password>` and `<Buffer 70 61>` */
  angle: mark(["<", "/B"]),
  backslash: mark(["\\"]),
  /** `112,` in a list of numbers */
  listed: mark([DIGIT, ","]),
  eyJ: mark(["e", "y", "J"]),
  /** `form-data` */
  form: mark(["m", "-", "d"]),
  /** `password`, `PASSWORD` and `curl` */
  word: mark(["scSC", "suSU", "wrWR"]),
  /** `bearer ` and `basic ` */
  scheme: mark(["rsRS", "eiEI", "rcRC", " \t"]),
  /** `home`, `Users` and `Documents and Settings` */
  home: mark(["hUD", "os", "mec"]),
  /** Sixteen characters of those that keys are made of. */
  keyRun: count(IN_KEYS, "", 1, 16, 6),
  /** Nine. By 15 they are past 128, and eight are not. */
  digits: count(DIGIT, " -", 15, 128, 9),
  /** Fifteen capitals and digits. */
  capitals: count(`${UPPER}${DIGIT} -`, "", 9, 128, 9),
  /** Three among digits. */
  dots: count(".", DIGIT, 3, 8, 5),
  /** Two among hexadecimal digits. */
  colons: count(":", `${HEX}ABCDEF`, 1, 2, 3),
  /** A character that is not ASCII. */
  beyondAscii: free.pop() ?? 0,
});

/** All of them: what is looked up while a text is read has to be constant. */
const BEGINS = begins;
const ENDS = ends;
const BEYOND_ASCII = FEATURES.beyondAscii;
const LIMITS = reached.reduce((limits, { limit }) => limits | limit, 0);

function mark(sequence: readonly string[]): TextFeatures {
  begins |= 1 << markBits;
  for (const [place, chars] of sequence.entries()) {
    const isLast = place === sequence.length - 1;
    if (isLast) ends |= 1 << markBits;
    else free.push(1 << markBits);
    for (const code of codesOf(chars)) MATCHED[code] = at(MATCHED, code) | (1 << markBits);
    markBits += 1;
  }
  return 1 << (markBits - 1);
}

/** In a field of its own: `limit` is a power of two that the count cannot step over. A carry may only signal too soon. */
function count(counted: string, among: string, step: number, limit: number, bits: number): TextFeatures {
  const field = ((1 << bits) - 1) << countBits;
  for (const code of codesOf(counted + among)) KEPT[code] = at(KEPT, code) | field;
  for (const code of codesOf(counted)) ADDED[code] = at(ADDED, code) + (step << countBits);
  const signal = free.pop() ?? 0;
  reached.push({ limit: limit << countBits, signal });
  countBits += bits;
  return signal;
}

function allBut(chars: string): string {
  return [...ADDED.keys()]
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

/** The signals of a text. Nearly all time goes here, and each call for each character would take half as much again. */
export function featuresOf(text: string): TextFeatures {
  let counts = 0;
  let marks = 0;
  let counted = 0;
  let marked = 0;
  let codes = 0;
  for (let place = 0; place < text.length; place++) {
    const char = text.charCodeAt(place);
    const code = char & BYTE;
    codes |= char;
    counts = (counts + (ADDED[code] ?? 0)) & (KEPT[code] ?? 0);
    marks = ((marks << 1) | BEGINS) & (MATCHED[code] ?? 0);
    counted |= counts;
    marked |= marks;
  }
  return features(counted, marked, codes);
}

function features(counted: number, marked: number, codes: number): TextFeatures {
  let seen = (marked & ENDS) | (codes < ASCII ? 0 : BEYOND_ASCII);
  if ((counted & LIMITS) === 0) return seen;
  for (const { limit, signal } of reached) if ((counted & limit) !== 0) seen |= signal;
  return seen;
}
