import { textOf } from "./read-envelope.ts";

/** A list of numbers, over one line or several: `112,97,115,...` */
const LIST = /-?\d{1,10}(?:[\s,]{1,20}-?\d{1,10})+/g;
/** Fields with numbers for names, once the quotes are gone: `0:112,1:97,2:115,...` */
const NUMBERED = /\d{1,9}: ?-?\d{1,10}(?:[\s,]{1,20}\d{1,9}: ?-?\d{1,10})+/g;
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
    ...[...plain.matchAll(LIST)].map(([list]) => list.split(/[\s,]+/).map(Number)),
    ...[...plain.matchAll(NUMBERED)].map(([fields]) => fields.split(/[\s,]+(?=\d+:)/).map(numberIn)),
    ...[...payload.matchAll(SHOWN)].map(([, pairs = ""]) => pairs.trim().split(" ").map(fromHex)),
  ];
  return lists.flatMap(readingsOf).join("\n");
}

/** `12:112` -> `112` */
function numberIn(field: string): number {
  return Number(field.slice(field.indexOf(":") + 1));
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
