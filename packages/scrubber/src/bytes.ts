/** Fewer bytes hold no secret that anybody could recognise. */
const FEWEST_BYTES = 6;
const LARGEST_CODE = 0x10ffff;

/**
 * Whether a record is what the SDK's normalization makes of a typed array, `{ "0": 112, "1": 97, ... }`: whole numbers
 * under consecutive indices, and at its end perhaps one remark on those that were left out.
 */
export function isByteRecord(record: Readonly<Record<string, unknown>>): boolean {
  if (typeof record["0"] !== "number") return false;
  let index = 0;
  for (const key in record) {
    if (key !== String(index)) return index >= FEWEST_BYTES && Object.keys(record).length === index + 1;
    if (!isCode(record[key])) return index >= FEWEST_BYTES && typeof record[key] === "string";
    index += 1;
  }
  return index >= FEWEST_BYTES;
}

function isCode(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= -128 && value <= LARGEST_CODE;
}
