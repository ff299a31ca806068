/** Defines an accessor, whatever somebody put on the prototype of every object, and so of a descriptor. */
export function defineAccessor(
  owner: object,
  key: PropertyKey,
  { get, set, enumerable = true }: { get: () => unknown; set: (value: unknown) => void; enumerable?: boolean },
): void {
  Object.defineProperty(owner, key, Object.assign(Object.create(null), { configurable: true, enumerable, get, set }));
}
