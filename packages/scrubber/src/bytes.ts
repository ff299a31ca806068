/** Fewer bytes hold no secret that anybody could recognise. */
const FEWEST_BYTES = 6;

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

function isWhole(value: unknown): boolean {
  // Of any width: an Int32Array over the same memory holds four bytes in each number.
  return typeof value === "number" && Number.isInteger(value);
}
