import { Refusal } from "./refusal.ts";
import type { IngestItem } from "./types.ts";

export interface ParsedEnvelope {
  header: Record<string, unknown>;
  items: IngestItem[];
}

const NEWLINE = 0x0a;
const BINARY_TYPES = new Set(["attachment", "replay_recording", "replay_video"]);

/**
 * Parses an envelope as Relay does: a header line, followed by items. If an item's header has a `length`, the payload
 * has this many bytes and may contain newlines. Otherwise, it ends at the next newline.
 *
 * @throws {@link Refusal} if the body is not an envelope.
 */
export function parseEnvelope(body: Uint8Array): ParsedEnvelope {
  const headerEnd = lineEnd(body, 0);
  if (headerEnd === 0) throw new Refusal(400, "missing envelope header");
  const header = parseObject(body.subarray(0, headerEnd), "invalid envelope header");

  const items: IngestItem[] = [];
  let offset = headerEnd + 1;
  while (offset < body.length) {
    if (isBlank(body, offset)) break;
    const { item, end } = parseItem(body, offset);
    items.push(item);
    offset = end;
  }
  return { header, items };
}

function parseItem(body: Uint8Array, start: number): { item: IngestItem; end: number } {
  const headerEnd = lineEnd(body, start);
  const header = parseObject(body.subarray(start, headerEnd), "invalid item header");
  const { type, length } = header;
  if (typeof type !== "string") throw new Refusal(400, "invalid item header");

  const payloadStart = Math.min(headerEnd + 1, body.length);
  const payloadEnd = length === undefined ? lineEnd(body, payloadStart) : payloadStart + checkedLength(length);
  if (payloadEnd > body.length) throw new Refusal(400, "unexpected end of file");
  if (payloadEnd < body.length && body[payloadEnd] !== NEWLINE) {
    throw new Refusal(400, "missing newline after header or payload");
  }

  const bytes = body.slice(payloadStart, payloadEnd);
  return { item: { type, header, payload: parsePayload(type, bytes), bytes }, end: payloadEnd + 1 };
}

function checkedLength(length: unknown): number {
  if (typeof length === "number" && Number.isSafeInteger(length) && length >= 0) return length;
  throw new Refusal(400, "invalid item header");
}

/**
 * Parses a payload as JSON, or returns its bytes if it is not JSON. Relay also accepts an envelope with a payload that
 * is not JSON, and drops the item later.
 */
function parsePayload(type: string, bytes: Uint8Array): unknown {
  if (BINARY_TYPES.has(type)) return bytes;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return bytes;
  }
}

function parseObject(bytes: Uint8Array, fault: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, fault);
  }
  if (!isRecord(value)) throw new Refusal(400, fault);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lineEnd(body: Uint8Array, from: number): number {
  const end = body.indexOf(NEWLINE, from);
  return end === -1 ? body.length : end;
}

/**
 * Checks whether the body contains only newlines after the offset `from`. An envelope may end with several newlines.
 */
function isBlank(body: Uint8Array, from: number): boolean {
  return body.subarray(from).every((byte) => byte === NEWLINE);
}
