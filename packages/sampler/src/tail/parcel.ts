import type { Envelope } from "../sdk/envelope.ts";
import { isPlain } from "../shared/plain-object.ts";

/** An envelope and about how many bytes it takes in memory. */
export interface SizedEnvelope {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/**
 * Copies an envelope that is to be held, and measures it in the same walk.
 *
 * What the SDK hands over shares objects with the app, such as a request's body or the values of a span's attributes.
 * The SDK would serialize them at once; while they are held, the app may change them. So lists and plain objects are
 * copied. The rest is shared: strings do not change, bytes may be many, and an object of a class (a `Date`, a `Map`, one
 * with a `toJSON`) would be serialized differently.
 *
 * What takes more than `mostBytes` (a cycle does) or cannot be read is not copied, and gets a size above `mostBytes`.
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
    // A copy has the type of what was copied.
    return { envelope: copyOf(envelope) as Envelope, bytes };
  } catch {
    return { envelope, bytes: mostBytes + 1 };
  }
}

/** What a value takes beyond its place, without what it holds. */
function extraOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  // Before the list is walked, for it may be sparse, and as long as it says.
  if (Array.isArray(value)) return 8 * value.length;
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
