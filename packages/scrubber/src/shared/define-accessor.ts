/**
 * Defines an accessor property. Works even if someone added a field `value` to `Object.prototype`. A property
 * descriptor inherits that field, and `Object.defineProperty` rejects a descriptor that has both a value and accessors.
 */
export function defineAccessor(
  owner: object,
  key: PropertyKey,
  { get, set, enumerable = true }: { get: () => unknown; set: (value: unknown) => void; enumerable?: boolean },
): void {
  const accessor = { configurable: true, enumerable, get, set };
  try {
    Object.defineProperty(owner, key, accessor);
  } catch {
    // A descriptor without a prototype inherits nothing. It is used only if the first attempt fails, because it is
    // several times slower.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
