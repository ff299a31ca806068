/** What stands where a field could not even be read. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

export type Fields = Record<string, unknown>;

/** An object's own enumerable fields, each read once, as data of our own. */
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

/** The same, where a getter throws. */
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

/** One field of an object, or a word for one that cannot be read. */
export function read(value: Readonly<Fields>, key: string): unknown {
  try {
    return value[key];
  } catch {
    return UNREADABLE;
  }
}

/** Puts a field of any name into an object of our own. */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/** By copy, the number that the next field of a name gets. */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * `name`, or with a number if the copy or what it is made of has a field of that name: `[email]`, `[email] (2)`. It goes
 * on counting where it stopped, since thousands of keys may be redacted to the same name.
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

/** Whether someone put enumerable fields on every object, which `for in` would then see. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
