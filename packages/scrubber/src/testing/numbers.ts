import { textOf } from "./read-envelope.ts";

/**
 * Matches a sequence of numbers, with or without a numeric field name before each. Example: it matches `112,97` in
 * `[112,97]`, and `0:112,1:97` in `{0:112,1:97}`.
 */
const NUMBERS = /[\d\s,:-]+/g;
/**
 * Matches a number, with or without a numeric field name. Example: it matches `112`, `-16` and `0:112`, but not `0:`.
 */
const NUMBER = /^(?:\d{1,9}:)?-?\d{1,10}$/;
/**
 * Captures the bytes of a Buffer that Node printed. Example: in `<Buffer 70 61 73 ... 12 more bytes>`, it captures
 * ` 70 61 73`.
 */
const PRINTED_BUFFER = /<Buffer((?: [\da-f]{2}){1,50})/g;
/**
 * Captures the number in a typed attribute without quotes. Example: in `{value:112,type:integer}`, it captures `112`.
 */
const TYPED_NUMBER = /\{value:(-?\d{1,10}),type:[a-z]{1,10}\}/g;
/**
 * Matches line breaks and tabs that JSON escaped, once or several times. Example: it matches `\n` and `\\n`, but not
 * `n`.
 */
const ESCAPED_WHITESPACE = /\\{1,16}[nrt]/g;
/** Matches the characters that are removed before the search for numbers. Example: `\"0\":112` -> `0:112`. */
const QUOTES_AND_BACKSLASHES = /[\\"]/g;

const LARGEST_BYTE = 0xff;
const LARGEST_TWO_BYTES = 0xffff;
const LAST_CODE_POINT = 0x10ffff;

/**
 * Returns the strings that a payload contains as numbers: in a list, in fields named `"0"`, `"1"` and so on, in a
 * Buffer that Node printed, or in JSON inside a string. A number can be one, two or four bytes, or a character code.
 */
export function textsInNumbers(payload: string): string {
  const plain = payload
    .replace(ESCAPED_WHITESPACE, " ")
    .replace(QUOTES_AND_BACKSLASHES, "")
    .replace(TYPED_NUMBER, "$1");
  const lists = [
    ...[...plain.replaceAll(": ", ":").matchAll(NUMBERS)].map(([numbers]) => numbersIn(numbers)),
    ...[...payload.matchAll(PRINTED_BUFFER)].map(([, pairs = ""]) => pairs.trim().split(" ").map(fromHex)),
  ];
  return lists.flatMap(readingsOf).join("\n");
}

/** Returns the numbers of a list or of fields with numeric names. Example: `0:112, 1:97` -> `[112, 97]`. */
function numbersIn(text: string): readonly number[] {
  return text
    .split(/[\s,]/)
    .filter((each) => NUMBER.test(each))
    .map((each) => Number(each.slice(each.indexOf(":") + 1)));
}

function fromHex(pair: string): number {
  return Number.parseInt(pair, 16);
}

/** Returns the strings that a list of numbers can stand for, as UTF-8, UTF-16 and character codes. */
function readingsOf(numbers: readonly number[]): readonly string[] {
  const largest = numbers.reduce((highest, number) => Math.max(highest, Math.abs(number)), 0);
  const width = largest <= LARGEST_BYTE ? 1 : largest <= LARGEST_TWO_BYTES ? 2 : 4;
  const bytes = numbers.flatMap((number) => littleEndian(number, width));
  const decoded = textOf(Uint8Array.from(bytes));
  const characters = numbers.filter((number) => number > 0 && number <= LAST_CODE_POINT);
  const asCodes = characters.map((code) => String.fromCodePoint(code)).join("");
  // In UTF-16, each ASCII character contains a zero byte. The second string is the text without these zero bytes.
  return [decoded, decoded.replaceAll("\0", ""), asCodes];
}

/** Returns the bytes of a number, the lowest byte first. Example: `(0x6170, 2)` -> `[0x70, 0x61]`. */
function littleEndian(number: number, width: number): readonly number[] {
  return Array.from({ length: width }, (_, place) => (number >>> (8 * place)) & LARGEST_BYTE);
}
