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

/** The fields under other names, in their order; a name that is taken gets a number. */
export function renameFields(fields: Fields, rename: (name: string) => string): Fields {
  const renamed = new Map<string, unknown>();
  for (const [key, value] of Object.entries(fields)) {
    let name = rename(key);
    for (let next = 2; renamed.has(name) || (name !== key && Object.hasOwn(fields, name)); next++) {
      name = `${rename(key)} (${next})`;
    }
    renamed.set(name, value);
  }
  return Object.fromEntries(renamed);
}

/** Whether someone put enumerable fields on every object, which `for in` would then see. */
export function isPrototypePolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
