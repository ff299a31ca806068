/** Placeholder for the value of a field that cannot be read because its getter throws. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

export type Fields = Record<string, unknown>;

/** Copies an object's own enumerable fields, except those with symbols as names. Reads each field once. */
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

/** Returns the value of a field, or {@link UNREADABLE} if its getter throws. */
export function read(value: Readonly<Fields>, key: string): unknown {
  try {
    return value[key];
  } catch {
    return UNREADABLE;
  }
}

/** Sets an own field. Also works for `__proto__`: an assignment to this name would change the prototype instead. */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/**
 * For each copy of an object and each name: the number that the next call of {@link freeName} tries first. After
 * `[email] (2)`, it is 3.
 */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * Returns a name for a field of a copied object. The name is `name` itself if neither the copy nor the original object
 * has a field of that name. Otherwise, a number is appended: `[email] (2)`. Each call continues with the number after
 * the last one used, because thousands of names can be redacted to `[email]`.
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

/** Checks whether someone added enumerable fields to `Object.prototype`, which every `for...in` loop visits. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
