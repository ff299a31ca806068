/** Returns a field of any value: `undefined` for `null` and for a missing field. */
export function field(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}

/** Checks whether a value is an object other than an array: also a `Map` or a `Date`. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks whether a value is a plain object, of any realm. `{ a: 1 }` -> true; `[]`, `new Map()` and `/a/` -> false */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object(value) === value && Object.getPrototypeOf(Object.getPrototypeOf(value) ?? Object.prototype) === null;
}
