import { stringOf } from "./decoded.ts";

/** Fewer bytes hold no secret that can be recognised. */
export const FEWEST_BYTES = 6;
const BYTE = 0x100;
const TWO_BYTES = 0x10000;
const FOUR_BYTES = 0x1_0000_0000;
/** The smallest signed numbers of one and of two bytes. */
const LEAST_BYTE = -0x80;
const LEAST_OF_TWO_BYTES = -0x8000;
/** Bytes of the largest number that is read. */
const MOST_BYTES = 4;

/**
 * Whether a record is what the SDK's normalization makes of a typed array, `{ "0": 112, "1": 97, ... }`: whole numbers
 * under consecutive indices, and at its end perhaps one remark on those that were left out.
 */
export function isByteRecord(record: Readonly<Record<string, unknown>>): boolean {
  if (typeof record["0"] !== "number") return false;
  let index = 0;
  for (const key in record) {
    if (key !== String(index)) return index >= FEWEST_BYTES && Object.keys(record).length === index + 1;
    if (!isWhole(record[key])) return index >= FEWEST_BYTES && typeof record[key] === "string";
    index += 1;
  }
  return index >= FEWEST_BYTES;
}

function isWhole(value: unknown): value is number {
  // Of any width: an Int32Array over the same memory holds four bytes in each number.
  return typeof value === "number" && Number.isInteger(value);
}

/**
 * What a list of numbers says: the first ones that are whole, each taken for a byte, or for two or four that begin with
 * the lowest. Where some are more than a byte, what they say as character codes follows in a line of its own.
 *
 * `[112, 97, 115, 115]` and `[0x6170, 0x7373]` both give `pass`.
 */
export function textOfNumbers(list: readonly unknown[]): string {
  const codes = new Uint16Array((MOST_BYTES + 1) * list.length + 1);
  const numbers: number[] = [];
  let length = 0;
  for (const entry of list) {
    if (!isWhole(entry)) break;
    const number = unsigned(entry);
    if (number >= FOUR_BYTES) break;
    numbers.push(number);
    // In UTF-16, each character of ASCII has a zero beside it.
    for (let rest = number; rest > 0; rest = Math.floor(rest / BYTE)) codes[length++] = rest % BYTE;
  }
  if (numbers.some((number) => number >= BYTE)) {
    codes[length++] = 10;
    for (const number of numbers) codes[length++] = number % TWO_BYTES;
  }
  return stringOf(codes.subarray(0, length));
}

function unsigned(number: number): number {
  if (number >= 0) return number;
  return number + (number >= LEAST_BYTE ? BYTE : number >= LEAST_OF_TWO_BYTES ? TWO_BYTES : FOUR_BYTES);
}
