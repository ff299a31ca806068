import type { Item } from "./items.ts";

/**
 * What the guard scrubbed before the transport, kept apart from what other listeners may still change: they see a copy.
 */
const kept = new WeakMap<object, unknown>();

/** An item for others to see, which stands for the given one as long as its payload stays as it is. */
export function seal([header, payload]: Item): Item {
  const shown: Item = [header, clone(payload)];
  kept.set(shown, payload);
  return shown;
}

/** The scrubbed payload of an item that nobody changed since. Nobody else holds it, so nobody can change it later. */
export function unchanged(item: readonly unknown[]): { readonly payload: unknown } | undefined {
  if (!kept.has(item)) return undefined;
  const payload = kept.get(item);
  return isSame(item[1], payload) ? { payload } : undefined;
}

/** Plain data only: this is the walk's own copy, of bounded depth and without cycles. */
function clone(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(clone);
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === "object") copy[key] = clone(inner);
  }
  return copy;
}

/** `shown` may hold anything by now; a getter or `toJSON` is a change like any other. */
function isSame(shown: unknown, own: unknown): boolean {
  if (typeof shown !== "object" || shown === null || !isObject(own)) return Object.is(shown, own);
  if (Object.getPrototypeOf(shown) !== Object.getPrototypeOf(own)) return false;
  // Byte by byte: as fields, an attachment's bytes would take thousands of times longer.
  if (shown instanceof Uint8Array && own instanceof Uint8Array) {
    return shown.length === own.length && shown.every((byte, place) => byte === own[place]);
  }
  const names = Object.getOwnPropertyNames(shown);
  if (names.length !== Object.getOwnPropertyNames(own).length) return false;
  for (const name of names) {
    const theirs = Object.getOwnPropertyDescriptor(shown, name);
    if (theirs === undefined || !("value" in theirs && Object.hasOwn(own, name))) return false;
    if (!isSame(theirs.value, own[name])) return false;
  }
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
