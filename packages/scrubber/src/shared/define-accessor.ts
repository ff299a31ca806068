/** Defines an accessor, even if someone added fields to `Object.prototype`, which the descriptor would inherit. */
export function defineAccessor(
  owner: object,
  key: PropertyKey,
  { get, set, enumerable = true }: { get: () => unknown; set: (value: unknown) => void; enumerable?: boolean },
): void {
  const accessor = { configurable: true, enumerable, get, set };
  try {
    Object.defineProperty(owner, key, accessor);
  } catch {
    // The descriptor inherited a `value`. A descriptor without a prototype cannot, but takes several times longer.
    Object.defineProperty(owner, key, Object.assign(Object.create(null), accessor));
  }
}
