import { READABLE } from "../../shared/char-table.ts";
import { read } from "../../shared/fields.ts";
import { stringOf } from "./decoded-text.ts";

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
const LINE_END = 10;

/**
 * Whether a record is what the SDK's normalization makes of a typed array, `{ "0": 112, "1": 97, ... }`: whole numbers
 * under consecutive indices, and at its end perhaps one remark on those that were left out.
 */
export function isByteRecord(record: Readonly<Record<string, unknown>>): boolean {
  if (typeof read(record, "0") !== "number") return false;
  const keys = Object.keys(record);
  const bytes = keys.findIndex((key, index) => key !== String(index) || !isWhole(read(record, key)));
  const remark = keys[bytes] ?? "";
  const isRemark = bytes === keys.length - 1 && (remark !== String(bytes) || typeof read(record, remark) === "string");
  return bytes < 0 ? keys.length >= FEWEST_BYTES : bytes >= FEWEST_BYTES && isRemark;
}

function isWhole(value: unknown): value is number {
  // Of any width: an Int32Array over the same memory holds four bytes in each number.
  return typeof value === "number" && Number.isInteger(value);
}

/**
 * What the whole numbers at the beginning of a list say in ASCII. Each is a byte, or two or four bytes that begin with the
 * lowest one. What is no readable character separates lines, and lines that are too short for a secret are left out.
 *
 * `[97, 64, 98, 46, 105, 111]` and `[0x4061, 0x2e62, 0x6f69]` both give `a@b.io`.
 */
export function textOfNumbers(list: readonly unknown[]): string {
  const codes = new Uint16Array((MOST_BYTES + 1) * list.length);
  let length = 0;
  let line = 0;

  function endLine(): void {
    if (length - line < FEWEST_BYTES) length = line;
    else codes[length++] = LINE_END;
    line = length;
  }

  for (const entry of list) {
    if (!isWhole(entry)) break;
    let rest = unsigned(entry);
    if (rest >= FOUR_BYTES) break;
    // In UTF-16, there is a zero beside each character of ASCII.
    for (; rest > 0; rest = Math.floor(rest / BYTE)) {
      const code = rest % BYTE;
      if (READABLE[code] === 1) codes[length++] = code;
      else endLine();
    }
  }
  endLine();
  return stringOf(codes.subarray(0, length));
}

function unsigned(number: number): number {
  if (number >= 0) return number;
  return number + (number >= LEAST_BYTE ? BYTE : number >= LEAST_OF_TWO_BYTES ? TWO_BYTES : FOUR_BYTES);
}
