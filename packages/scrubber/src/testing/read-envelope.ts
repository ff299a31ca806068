import { isRecord } from "@sentry-policy/internal/guards";

/** A part of a serialized envelope. */
export interface Part {
  /** The item's type; `"envelope"` for the envelope's own header, `"unknown"` for bytes that are not an envelope. */
  readonly type: string;
  /** The line with the header. */
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
}

const NEWLINE = 0x0a;
const NOTHING = new Uint8Array(0);

/**
 * Splits an envelope into its parts. Bytes that cannot be parsed become an unknown part, so that they are searched too.
 */
export function readEnvelope(bytes: Uint8Array): readonly Part[] {
  const [head, afterHead] = lineAt(bytes, 0);
  if (parsed(head) === undefined) return [{ type: "unknown", header: NOTHING, payload: bytes }];
  const parts: Part[] = [{ type: "envelope", header: head, payload: NOTHING }];
  for (let at = afterHead; at < bytes.length; ) {
    const [header, start] = lineAt(bytes, at);
    const { type, length } = parsed(header) ?? {};
    if (header.length > 0 && typeof type !== "string") {
      parts.push({ type: "unknown", header: NOTHING, payload: bytes.subarray(at) });
      break;
    }
    const end = typeof length === "number" && length >= 0 ? start + length : start + lineAt(bytes, start)[0].length;
    if (typeof type === "string") parts.push({ type, header, payload: bytes.subarray(start, end) });
    at = header.length === 0 ? start : end + 1;
  }
  return parts;
}

/** Returns the JSON object in the bytes, or `undefined` if there is none. */
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
