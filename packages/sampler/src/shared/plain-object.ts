/** Checks whether a value is a plain object, of any realm. `{ a: 1 }` -> true, `[]` and `new Map()` -> false */
export function isPlain(value: unknown): value is { [field: string]: unknown } {
  return Object(value) === value && Object.getPrototypeOf(Object.getPrototypeOf(value) ?? Object.prototype) === null;
}
