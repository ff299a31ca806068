import { isRecord } from "@sentry-policy/internal/guards";

/** The header of a serialized envelope, or one of its items. */
export interface EnvelopePart {
  /**
   * The type of the item, `"envelope"` for the header of the envelope, or `"unknown"` for bytes that cannot be parsed.
   */
  readonly type: string;
  /** The header line of the envelope or item. Empty if the type is `"unknown"`. */
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

export const NEWLINE = 0x0a;
const NO_BYTES = new Uint8Array(0);

/**
 * Splits a serialized envelope into its header and its items. Bytes that cannot be parsed become a part of the type
 * `"unknown"`, so that they are searched too.
 */
export function readEnvelope(bytes: Uint8Array): readonly EnvelopePart[] {
  const [head, afterHead] = lineAt(bytes, 0);
  if (parsed(head) === undefined) return [{ type: "unknown", header: NO_BYTES, payload: bytes }];
  const parts: EnvelopePart[] = [{ type: "envelope", header: head, payload: NO_BYTES }];
  for (let at = afterHead; at < bytes.length; ) {
    const [header, start] = lineAt(bytes, at);
    const { type, length } = parsed(header) ?? {};
    if (header.length > 0 && typeof type !== "string") {
      parts.push({ type: "unknown", header: NO_BYTES, payload: bytes.subarray(at) });
      break;
    }
    const end = typeof length === "number" && length >= 0 ? start + length : start + lineAt(bytes, start)[0].length;
    if (typeof type === "string") parts.push({ type, header, payload: bytes.subarray(start, end) });
    at = header.length === 0 ? start : end + 1;
  }
  return parts;
}

/** Parses bytes as a JSON object. Returns `undefined` for anything else. */
export function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    return isRecord(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);
}

function lineAt(bytes: Uint8Array, start: number): readonly [line: Uint8Array, next: number] {
  const end = bytes.indexOf(NEWLINE, start);
  return end === -1 ? [bytes.subarray(start), bytes.length] : [bytes.subarray(start, end), end + 1];
}
