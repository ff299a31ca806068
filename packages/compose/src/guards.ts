/** Reads a field of any value. */
export function field(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === "function";
}
