import { isRecord } from "@sentry-policy/internal/guards";
import { concatenate } from "../shared/byte-source.ts";
import { LINE_FEED } from "../shared/char-codes.ts";

export type EnvelopeFields = Record<string, unknown>;
/** An item of a serialized envelope: its header, and the bytes of its payload. */
export type SerializedItem = readonly [header: EnvelopeFields, payload: Uint8Array];
export type SerializedEnvelope = readonly [header: EnvelopeFields, items: readonly SerializedItem[]];

/** Maximum length of a header in bytes. The headers that SDKs write are shorter than 2 kB. */
const LONGEST_HEADER = 65_536;

/**
 * Splits the bytes of an envelope into its header and its items. Rejects bytes outside items, although Sentry accepts
 * them, because they could hide an item.
 *
 * @see https://develop.sentry.dev/sdk/foundations/transport/envelopes/
 * @throws `TypeError` if the bytes are not an envelope, or if the envelope has more than `mostItems` items.
 */
export function decodeEnvelope(bytes: Uint8Array, mostItems: number): SerializedEnvelope {
  const headerEnd = lineEnd(bytes, 0);
  const header = parseHeader(bytes.subarray(0, headerEnd));
  const items: SerializedItem[] = [];
  let at = headerEnd + 1;
  while (at < bytes.length) {
    if (bytes[at] === LINE_FEED) {
      at += 1;
      continue;
    }
    if (items.length === mostItems) throw new TypeError("too many items");
    const end = lineEnd(bytes, at);
    const itemHeader = parseHeader(bytes.subarray(at, end));
    if (typeof itemHeader["type"] !== "string") throw new TypeError("an item without a type");
    const payload = payloadAt(bytes, Math.min(end + 1, bytes.length), itemHeader);
    items.push([itemHeader, payload]);
    at = payload.byteOffset - bytes.byteOffset + payload.length + 1;
  }
  return [header, items];
}

/**
 * Returns the payload that begins at `start`. If the header has no `length`, the payload ends at the end of the line.
 */
function payloadAt(bytes: Uint8Array, start: number, header: EnvelopeFields): Uint8Array {
  if (!Object.hasOwn(header, "length")) return bytes.subarray(start, lineEnd(bytes, start));
  const { length } = header;
  if (typeof length !== "number" || !Number.isSafeInteger(length) || length < 0) throw new TypeError("a wrong length");
  const end = start + length;
  if (end > bytes.length || (end < bytes.length && bytes[end] !== LINE_FEED)) throw new TypeError("a wrong length");
  return bytes.subarray(start, end);
}

function parseHeader(line: Uint8Array): EnvelopeFields {
  if (line.length > LONGEST_HEADER) throw new TypeError("a header that is too long");
  const header: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line));
  if (!isRecord(header)) throw new TypeError("a header that is not an object");
  return header;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LINE_FEED, from);
  return end === -1 ? bytes.length : end;
}

/** Serializes an envelope. A payload that is neither bytes nor a string is written as JSON. */
export function encodeEnvelope(
  header: EnvelopeFields,
  items: readonly (readonly [header: EnvelopeFields, payload: unknown])[],
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [encoder.encode(JSON.stringify(header))];
  for (const [itemHeader, payload] of items) {
    const bytes =
      payload instanceof Uint8Array
        ? payload
        : encoder.encode(typeof payload === "string" ? payload : JSON.stringify(payload));
    chunks.push(encoder.encode(`\n${JSON.stringify({ ...itemHeader, length: bytes.length })}\n`), bytes);
  }
  return concatenate(chunks);
}
