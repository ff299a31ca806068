/** Stands for the value of a field that cannot be read. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

export type Fields = Record<string, unknown>;

/** Copies an object's own enumerable fields, except symbols. Reads each field once. */
export function copyFields(value: object): Fields {
  let copy: Fields;
  try {
    copy = { ...value };
  } catch {
    copy = copyOneByOne(value);
  }
  for (const key of Object.getOwnPropertySymbols(copy)) Reflect.deleteProperty(copy, key);
  return copy;
}

/** Does the same where a getter throws. */
function copyOneByOne(value: object): Fields {
  return Object.fromEntries(
    Object.keys(value).map((key) => {
      try {
        return [key, Reflect.get(value, key)];
      } catch {
        return [key, UNREADABLE];
      }
    }),
  );
}

/** Returns a field of an object, or {@link UNREADABLE} if it cannot be read. */
export function read(value: Readonly<Fields>, key: string): unknown {
  try {
    return value[key];
  } catch {
    return UNREADABLE;
  }
}

/** Sets a field of any name, even `__proto__`. */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/** By copy and name, the number that the next field of the same name gets. */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * Returns `name`, with a number if the copy or the original has a field of that name: `[email]`, `[email] (2)`.
 * Continues from the last number, since thousands of keys may be redacted to the same name.
 */
export function freeName(name: string, copy: Fields, value: object): string {
  const numbers = nextNumbers.get(copy) ?? new Map<string, number>();
  nextNumbers.set(copy, numbers);
  let next = numbers.get(name) ?? 1;
  let free: string;
  do {
    free = next === 1 ? name : `${name} (${next})`;
    next += 1;
  } while (Object.hasOwn(copy, free) || Object.hasOwn(value, free));
  numbers.set(name, next);
  return free;
}

/** Checks whether someone added enumerable fields to `Object.prototype`, which `for...in` would visit. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
