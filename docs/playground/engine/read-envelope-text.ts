import { isRecord } from "../../../packages/internal/src/guards.ts";
import type { Input, InputItem } from "./input.ts";

/**
 * Reads an envelope in the form in which it is sent. The first line is the envelope's header. For each item, a line
 * with the item's header follows, and then one or more lines with its payload. Returns `undefined` for anything else,
 * such as JSON on several lines.
 *
 * If the payload of an item is a line of JSON, the item's `length` is ignored, because it is wrong once a person has
 * edited the payload.
 */
export function readEnvelopeText(text: string): Input | undefined {
  const lines = text.trim().split("\n");
  const header = parseRecord(lines[0]);
  if (header === undefined || lines.length < 2) return undefined;
  const items: InputItem[] = [];
  let next = 1;
  while (next < lines.length) {
    if (lines[next]?.trim() === "") {
      next += 1;
      continue;
    }
    const itemHeader = parseRecord(lines[next]);
    if (itemHeader === undefined || typeof itemHeader["type"] !== "string") return undefined;
    const count = payloadLines(itemHeader, lines, next + 1);
    const payload = lines.slice(next + 1, next + 1 + count).join("\n");
    items.push({ header: itemHeader, payload: parseRecord(payload) ?? payload });
    next += 1 + count;
  }
  return { header, items };
}

/** Returns how many lines the payload of an item has. */
function payloadLines(header: Readonly<Record<string, unknown>>, lines: readonly string[], from: number): number {
  // A recording has two lines, of which the first contains the number of its segment.
  if (header["type"] === "replay_recording") return 2;
  const { length } = header;
  if (typeof length !== "number" || parseRecord(lines[from]) !== undefined) return 1;
  const encoder = new TextEncoder();
  let count = 0;
  for (let bytes = -1; bytes < length && from + count < lines.length; count += 1)
    bytes += 1 + encoder.encode(lines[from + count]).length;
  return Math.max(1, count);
}

function parseRecord(text: string | undefined): Record<string, unknown> | undefined {
  if (text?.trimStart().startsWith("{") !== true) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
