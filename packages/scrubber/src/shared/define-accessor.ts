/**
 * Defines an accessor property even if a library added a field `value` to `Object.prototype`. The property descriptor
 * would inherit this field, and `Object.defineProperty` rejects a descriptor with both a `value` and accessors.
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
    // A descriptor without a prototype inherits nothing. It is created only if the call above throws, because it takes
    // several times longer to create.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
