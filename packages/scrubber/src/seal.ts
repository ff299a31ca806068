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

/** Whatever `shown` has become, what is sent is our own: so it is enough to see that it still says the same. */
function isSame(shown: unknown, own: unknown): boolean {
  if (!isObject(own)) return Object.is(shown, own);
  if (!isObject(shown)) return false;
  // Byte by byte: as fields, an attachment's bytes would take thousands of times longer.
  if (own instanceof Uint8Array) {
    return shown instanceof Uint8Array && shown.length === own.length && own.every((byte, at) => byte === shown[at]);
  }
  if (Array.isArray(own)) {
    return Array.isArray(shown) && shown.length === own.length && own.every((entry, at) => isSame(shown[at], entry));
  }
  let names = 0;
  for (const name in own) {
    if (!isSame(shown[name], own[name])) return false;
    names += 1;
  }
  return Object.keys(shown).length === names;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
