import { textOf } from "./read-envelope.ts";

/** Numbers over one line or several, and fields with numbers for names: `112,97,115`, and `0:112,1:97` without quotes. */
const NUMBERS = /[\d\s,:-]+/g;
/** `112`, and `0:112` */
const NUMBER = /^(?:\d{1,9}:)?-?\d{1,10}$/;
/** A Buffer as Node shows it: `<Buffer 70 61 73 73 77 6f 72 64 ... 12 more bytes>` */
const SHOWN = /<Buffer((?: [\da-f]{2}){1,50})/g;
/** A number as an attribute of a span or a log, once the quotes are gone: `{value:112,type:integer}` -> `112` */
const TYPED = /\{value:(-?\d{1,10}),type:[a-z]{1,10}\}/g;
/** Line ends that are escaped in JSON, once or more often: `\n`, `\\n` */
const LINE_END = /\\{1,16}[nrt]/g;
const QUOTES = /[\\"]/g;

const BYTE = 0xff;
const WORD = 0xffff;
const LAST_CODE_POINT = 0x10ffff;

/**
 * The texts that stand in a payload as numbers: in a list, in fields that are called `"0"`, `"1"` and so on, or as Node shows
 * a Buffer, also where that is JSON within a text. Each number may be a byte, two, four, or the code of a character.
 */
export function textsInNumbers(payload: string): string {
  const plain = payload.replace(LINE_END, " ").replace(QUOTES, "").replace(TYPED, "$1");
  const lists = [
    ...[...plain.replaceAll(": ", ":").matchAll(NUMBERS)].map(([numbers]) => numbersIn(numbers)),
    ...[...payload.matchAll(SHOWN)].map(([, pairs = ""]) => pairs.trim().split(" ").map(fromHex)),
  ];
  return lists.flatMap(readingsOf).join("\n");
}

/** `0:112, 1:97` -> `[112, 97]` */
function numbersIn(text: string): readonly number[] {
  return text
    .split(/[\s,]/)
    .filter((each) => NUMBER.test(each))
    .map((each) => Number(each.slice(each.indexOf(":") + 1)));
}

function fromHex(pair: string): number {
  return Number.parseInt(pair, 16);
}

function readingsOf(numbers: readonly number[]): readonly string[] {
  const most = numbers.reduce((highest, number) => Math.max(highest, Math.abs(number)), 0);
  const width = most <= BYTE ? 1 : most <= WORD ? 2 : 4;
  const bytes = numbers.flatMap((number) => littleEndian(number, width));
  const decoded = textOf(Uint8Array.from(bytes));
  const characters = numbers.filter((number) => number > 0 && number <= LAST_CODE_POINT);
  const asCodes = characters.map((code) => String.fromCodePoint(code)).join("");
  // In UTF-16 each character that is ASCII has a zero beside it.
  return [decoded, decoded.replaceAll("\0", ""), asCodes];
}

function littleEndian(number: number, width: number): readonly number[] {
  return Array.from({ length: width }, (_, place) => (number >>> (8 * place)) & BYTE);
}
