import { isPlainObject } from "@sentry-policy/internal/guards";
import type { Envelope } from "../sdk/envelope.ts";

/** An envelope and its estimated size in memory. */
export interface SizedEnvelope {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/**
 * Copies an envelope that is to be held, and estimates its size in the same pass.
 *
 * The SDK's envelope shares objects with the app, such as the body of a request or the values of span attributes. The
 * SDK would serialize these objects at once, but the app can change them while the envelope is held, so arrays and
 * plain objects are copied. Other values are shared: strings cannot change, buffers can be large, and the copy of a
 * class instance (a `Date`, a `Map`, an instance with `toJSON`) would be serialized differently.
 *
 * An envelope that exceeds `maxBytes` (as any cyclic one does) or cannot be read is not copied; the returned size is
 * then `maxBytes + 1`.
 */
export function sizedCopyOf(envelope: Envelope, maxBytes: number): SizedEnvelope {
  let bytes = 0;

  function copyOf(value: unknown): unknown {
    bytes += 16 + extraBytesOf(value);
    if (bytes > maxBytes) throw new Error();
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(copyOf);
    const fields: Record<string, unknown> = { ...value };
    for (const name of Object.keys(fields)) {
      bytes += name.length;
      fields[name] = copyOf(fields[name]);
    }
    return isPlainObject(value) ? fields : value;
  }

  try {
    // The cast is safe, because a copy has the type of its original.
    return { envelope: copyOf(envelope) as Envelope, bytes };
  } catch {
    return { envelope, bytes: maxBytes + 1 };
  }
}

/** Estimated memory of a span in bytes, without its attributes. */
const SPAN_BYTES = 500;

/** Estimates the memory of a span in bytes. Only the texts among its attributes are counted exactly. */
export function sizeOfAttributes(attributes: Readonly<Record<string, unknown>> = {}): number {
  let bytes = SPAN_BYTES;
  for (const name in attributes) bytes += 16 + name.length + extraBytesOf(attributes[name]);
  return bytes;
}

/**
 * Estimates the memory of a value in bytes, in addition to the 16 bytes that are counted for every value. The entries
 * of an array or object are not included, because each entry is counted as a value itself.
 */
function extraBytesOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  // Counts empty slots too. So a sparse array that is too long is rejected before its entries are copied.
  if (Array.isArray(value)) return 8 * value.length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
