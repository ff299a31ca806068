/**
 * Defines an accessor property, even if a library has added a field `value` to `Object.prototype`. The property
 * descriptor then inherits that field, and `Object.defineProperty` rejects a descriptor that has both a `value` and
 * accessors.
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
    // A descriptor without a prototype inherits no fields. Creating such a descriptor is several times slower, so it is
    // used only for the second attempt.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
