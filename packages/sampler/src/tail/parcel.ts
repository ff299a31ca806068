import type { Envelope } from "../sdk/envelope.ts";
import { isPlain } from "../shared/plain-object.ts";

/** An envelope and its estimated size in memory. */
export interface SizedEnvelope {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/**
 * Copies an envelope to be held, and measures it in the same walk.
 *
 * The SDK's envelope shares objects with the app, such as a request's body or the values of a span's attributes. The
 * SDK would serialize them at once, but the app may change them while they are held: so arrays and plain objects are
 * copied. The rest is shared: strings cannot change, buffers may be large, and a copied class instance (a `Date`, a
 * `Map`, one with a `toJSON`) would be serialized differently.
 *
 * An envelope that exceeds `mostBytes` (any cycle does) or cannot be read is not copied; its size is `mostBytes + 1`.
 */
export function sizedCopyOf(envelope: Envelope, mostBytes: number): SizedEnvelope {
  let bytes = 0;

  function copyOf(value: unknown): unknown {
    bytes += 16 + extraOf(value);
    if (bytes > mostBytes) throw new Error();
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(copyOf);
    const fields: Record<string, unknown> = { ...value };
    for (const name of Object.keys(fields)) {
      bytes += name.length;
      fields[name] = copyOf(fields[name]);
    }
    return isPlain(value) ? fields : value;
  }

  try {
    // A copy has the type of its original.
    return { envelope: copyOf(envelope) as Envelope, bytes };
  } catch {
    return { envelope, bytes: mostBytes + 1 };
  }
}

/** Returns the bytes that a value takes beyond its fixed part, without its entries. */
function extraOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  // Counted by length before the walk, because a sparse array may be very long.
  if (Array.isArray(value)) return 8 * value.length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
