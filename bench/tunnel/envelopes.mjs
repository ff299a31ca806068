import { KINDS, payloadOf } from "../events/index.mjs";

/**
 * Creates envelopes with payloads of about `bytes` bytes. Like the events of one app, they share stack frames and
 * names.
 *
 * @param {"server" | "transaction"} kind
 * @param {number} bytes
 * @param {number} count
 * @param {string} dsn
 */
export function envelopesOf(kind, bytes, count, dsn) {
  const found = KINDS.find(({ name }) => name === kind);
  if (found === undefined) throw new Error(`no kind ${kind}`);
  return Array.from({ length: count }, (_, seed) => {
    const payload = shortened(payloadOf(found, seed).json, bytes);
    const head = `${JSON.stringify({ dsn })}\n${JSON.stringify({ ...found.itemHeader, length: Buffer.byteLength(payload) })}`;
    return Buffer.from(`${head}\n${payload}`);
  });
}

/**
 * Removes entries from the longest lists until the JSON has at most `bytes` characters.
 *
 * @param {string} json
 * @param {number} bytes
 */
function shortened(json, bytes) {
  const value = JSON.parse(json);
  let text = json;
  while (text.length > bytes) {
    const [longest] = listsIn(value)
      .filter((list) => list.length > 1)
      .sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    if (longest === undefined) break;
    longest.length -= Math.ceil(longest.length / 20);
    text = JSON.stringify(value);
  }
  return text;
}

/**
 * Returns all lists in a value, at any depth.
 *
 * @param {unknown} value
 * @returns {unknown[][]}
 */
function listsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(listsIn);
  return Array.isArray(value) ? [value, ...inside] : inside;
}
