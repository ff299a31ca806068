/** Placeholder for the value of a field whose getter throws. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

export type Fields = Record<string, unknown>;

/** Copies the enumerable fields of an object, except inherited fields and symbols. Reads each field only once. */
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

/** Like `copyFields`, but copies the fields one by one. A field whose getter throws becomes {@link UNREADABLE}. */
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
 * Sets a field of an object, even if its name is `__proto__`. A plain assignment would then change the object's
 * prototype.
 */
export function put<T>(fields: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
  } else fields[key] = value;
}

/**
 * The next number that {@link freeName} tries, for each copy of an object and each field name. Example: 3 after
 * `[email] (2)`.
 */
const nextNumbers = new WeakMap<Fields, Map<string, number>>();

/**
 * Returns a name for a new field of a copied object. This is `name`, unless the copy or the original already has such a
 * field. Then a number is appended, as in `[email] (2)`. Continues after the last number instead of starting at 2,
 * because thousands of field names can be redacted to `[email]`.
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

/** Checks whether `Object.prototype` has enumerable fields, which every `for...in` loop would visit. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
