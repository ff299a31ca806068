import { isObject } from "@sentry-policy/internal/guards";

/** Clones a result of `walk`, which has no cycles and is not too deeply nested. */
export function clone(value: unknown): unknown {
  if (!isObject(value)) return value;
  // `slice` of a Node `Buffer` would return a view of the same memory instead of a copy.
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(clone);
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === "object") copy[key] = clone(inner);
  }
  return copy;
}

/**
 * Checks whether a copy (`shown`) still equals the guard's original (`own`). If so, the guard sends the original,
 * because other code could change the copy later.
 */
export function isSame(shown: unknown, own: unknown): boolean {
  if (!isObject(own)) return Object.is(shown, own);
  if (!isObject(shown)) return false;
  // Comparing bytes like the fields of an object would take thousands of times longer.
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
