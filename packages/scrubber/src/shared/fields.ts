/** Placeholder for the value of a field that cannot be read. */
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

/** Like `copyFields`, but sets a field whose getter throws to {@link UNREADABLE}. */
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

/** Sets an own field. Its name can be `__proto__`, for which an assignment would change the prototype instead. */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/** For each copy, by field name: the number to try first when another field is redacted to that name. */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * Returns `name`, or `name` with a number if the copy or the original already has such a field: `[email] (2)`. The
 * numbers continue from the previous call, because thousands of keys can be redacted to the same name.
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

/** Checks whether someone added enumerable fields to `Object.prototype`. `for...in` would visit them. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
