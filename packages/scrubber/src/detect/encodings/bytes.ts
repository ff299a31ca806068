import { LINE_FEED } from "../../shared/char-codes.ts";
import { READABLE } from "../../shared/char-table.ts";
import { read } from "../../shared/fields.ts";
import { stringOf } from "./decoded-text.ts";

/** Minimum number of bytes that are searched. A secret in fewer bytes would not be recognized. */
export const FEWEST_BYTES = 6;
/** How many different values one byte, two bytes and four bytes can have. */
const BYTE_VALUES = 0x100;
const TWO_BYTE_VALUES = 0x10000;
const FOUR_BYTE_VALUES = 0x1_0000_0000;
/** The smallest signed numbers that one byte and two bytes can contain. */
const LEAST_SIGNED_BYTE = -0x80;
const LEAST_SIGNED_TWO_BYTES = -0x8000;
/** Maximum number of bytes in one number of a list. */
const BYTES_PER_NUMBER = 4;

/**
 * Checks whether a record is a typed array that the SDK normalized, such as `{ "0": 112, "1": 97, ... }`. If the SDK
 * omitted the remaining entries, the last entry is a note and not a number.
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
  // A number can be greater than 255, because each number of an `Int32Array` contains four bytes.
  return typeof value === "number" && Number.isInteger(value);
}

/**
 * Decodes the integers at the beginning of a list to ASCII text. Each integer contains up to four bytes, which are
 * decoded from the lowest to the highest. A byte that is not a readable character ends a line. Lines with fewer than
 * `FEWEST_BYTES` bytes are omitted.
 *
 * Example: for both `[97, 64, 98, 46, 105, 111]` and `[0x4061, 0x2e62, 0x6f69]`, it returns `a@b.io` and a line break.
 */
export function textOfNumbers(list: readonly unknown[]): string {
  const codes = new Uint16Array((BYTES_PER_NUMBER + 1) * list.length);
  let length = 0;
  let line = 0;

  function endLine(): void {
    if (length - line < FEWEST_BYTES) length = line;
    else codes[length++] = LINE_FEED;
    line = length;
  }

  for (const entry of list) {
    if (!isWhole(entry)) break;
    let rest = unsigned(entry);
    if (rest >= FOUR_BYTE_VALUES) break;
    // Zero bytes at the high end of a number do not end the line. UTF-16 contains them, because the high byte of each
    // ASCII character is zero.
    for (; rest > 0; rest = Math.floor(rest / BYTE_VALUES)) {
      const code = rest % BYTE_VALUES;
      if (READABLE[code] === 1) codes[length++] = code;
      else endLine();
    }
  }
  endLine();
  return stringOf(codes.subarray(0, length));
}

/** Returns the unsigned number that has the same bytes as a signed number. Examples: 255 for -1, and 65407 for -129. */
function unsigned(number: number): number {
  if (number >= 0) return number;
  return (
    number +
    (number >= LEAST_SIGNED_BYTE ? BYTE_VALUES : number >= LEAST_SIGNED_TWO_BYTES ? TWO_BYTE_VALUES : FOUR_BYTE_VALUES)
  );
}
