/** Defines an accessor, even if `Object.prototype` has added fields, which a descriptor inherits. */
export function defineAccessor(
  owner: object,
  key: PropertyKey,
  { get, set, enumerable = true }: { get: () => unknown; set: (value: unknown) => void; enumerable?: boolean },
): void {
  const accessor = { configurable: true, enumerable, get, set };
  try {
    Object.defineProperty(owner, key, accessor);
  } catch {
    // The descriptor inherited a `value`. One without a prototype does not, but takes several times longer.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
