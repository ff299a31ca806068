import { isPlainObject } from "@sentry-policy/internal/guards";
import type { Envelope } from "../sdk/envelope.ts";

/** An envelope with its estimated memory in bytes. */
export interface SizedEnvelope {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/**
 * Copies an envelope before it is buffered, and estimates its size in the same pass.
 *
 * The SDK's envelope shares objects with the app, such as the body of a request or the values of span attributes. The
 * app can change these objects while the envelope is buffered. So arrays and plain objects are copied. Other values are
 * not copied: strings cannot change, buffers can be large, and a copy of a class instance (such as a `Date` or a `Map`)
 * would be serialized differently.
 *
 * If an envelope exceeds `maxBytes`, has a cycle or cannot be read, it is not copied, and the returned size is
 * `maxBytes + 1`.
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
    // This cast is safe, because a copy has the type of its original.
    return { envelope: copyOf(envelope) as Envelope, bytes };
  } catch {
    return { envelope, bytes: maxBytes + 1 };
  }
}

/** Estimated memory of a span without its attributes, in bytes. */
const SPAN_BYTES = 500;

/** Estimates the memory of a span in bytes, from the names and values of its attributes. */
export function sizeOfAttributes(attributes: Readonly<Record<string, unknown>> = {}): number {
  let bytes = SPAN_BYTES;
  for (const name in attributes) bytes += 16 + name.length + extraBytesOf(attributes[name]);
  return bytes;
}

/**
 * Returns what a value needs in addition to the 16 bytes that are assumed for every value. The entries of an array or
 * object are counted separately.
 */
function extraBytesOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  // Empty slots count too, so that a sparse array that is too long is rejected before it is copied.
  if (Array.isArray(value)) return 8 * value.length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
