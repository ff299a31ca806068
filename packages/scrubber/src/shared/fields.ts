/** Placeholder for the value of a field whose getter throws. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

export type Fields = Record<string, unknown>;

/** Copies the own enumerable fields of an object, except fields whose keys are symbols. Reads each field only once. */
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

/**
 * Copies fields as `copyFields` does, but one by one. If a getter throws, its field in the copy is {@link UNREADABLE}.
 */
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

/**
 * Sets an own field of an object, even if the field is named `__proto__`. A plain assignment to `__proto__` would
 * change the object's prototype.
 */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/**
 * For each copy of an object and each field name, the number that {@link freeName} tries next. Example: the number is 3
 * after `[email] (2)` was used.
 */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * Returns a field name that is not used yet in a copied object. Returns `name` itself if neither the copy nor the
 * original object has a field of that name. Otherwise, appends a number, as in `[email] (2)`. Thousands of field names
 * can be redacted to `[email]`, so each call continues after the last number that was used, instead of starting at 2.
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

/** Checks whether `Object.prototype` has enumerable fields. Every `for...in` loop would visit them. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
