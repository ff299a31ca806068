import { isObject } from "@sentry-policy/internal/guards";

/** Clones plain data. The data must be a result of `walk`, so that it has no cycles and is not too deeply nested. */
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
 * Checks whether a copy (`shown`) is still equal to the guard's original (`own`). If they are equal, the guard sends
 * the original, because other code has access to the copy and could change it later.
 */
export function isSame(shown: unknown, own: unknown): boolean {
  if (!isObject(own)) return Object.is(shown, own);
  if (!isObject(shown)) return false;
  // Bytes are compared by index. Comparing them like the fields of an object would take thousands of times longer.
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
