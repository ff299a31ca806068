/** Defines an accessor, whatever somebody put on the prototype of every object, and so of a descriptor. */
export function defineAccessor(
  owner: object,
  key: PropertyKey,
  { get, set, enumerable = true }: { get: () => unknown; set: (value: unknown) => void; enumerable?: boolean },
): void {
  const accessor = { configurable: true, enumerable, get, set };
  try {
    Object.defineProperty(owner, key, accessor);
  } catch {
    // A `value` was inherited. Without a prototype it takes several times longer.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
