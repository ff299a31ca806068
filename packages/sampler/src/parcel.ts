import type { Envelope } from "./envelope.ts";
import { isPlain } from "./plain.ts";

/** An envelope and about how many bytes it takes in memory. */
export interface Parcel {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/**
 * Copies an envelope that is to be held, and measures it, in the time that measuring alone takes.
 *
 * What the SDK hands over shares objects with the app, such as a request's body or the values of a span's attributes.
 * The SDK would serialize them at once; while they are held, the app may change them. So lists and plain objects are
 * copied. All else is shared: strings do not change, bytes may be many, and an object of a class (a `Date`, a `Map`, one
 * with a `toJSON`) would be serialized differently.
 *
 * What takes more than `mostBytes`, as a cycle would, or cannot be read is not copied, and measures more than `mostBytes`.
 */
export function parcelOf(envelope: Envelope, mostBytes: number): Parcel {
  let bytes = 0;

  function copyOf(value: unknown): unknown {
    bytes += 16 + (typeof value === "string" ? value.length : ArrayBuffer.isView(value) ? value.byteLength : 0);
    if (bytes > mostBytes) throw new Error();
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    // Not by `map`: in a sparse list that would skip the holes, and so not stop in time, however many they are.
    if (Array.isArray(value)) return Array.from(value, copyOf);
    const fields: Record<string, unknown> = { ...value };
    for (const name of Object.keys(fields)) {
      bytes += name.length;
      fields[name] = copyOf(fields[name]);
    }
    return isPlain(value) ? fields : value;
  }

  try {
    // A copy has the type of what was copied.
    return { envelope: copyOf(envelope) as Envelope, bytes };
  } catch {
    return { envelope, bytes: mostBytes + 1 };
  }
}
