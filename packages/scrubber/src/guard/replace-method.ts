/**
 * Puts `method` in the place of an object's own or inherited method. Returns whether callers get it from now on: an
 * accessor whose setter ignores what it is given reports success, so the method is read back.
 */
export function replaceMethod(owner: object, name: string, method: (...args: never[]) => unknown): boolean {
  const attempts = [
    () => Reflect.set(owner, name, method),
    // An accessor without a working setter may still be redefined.
    () => Reflect.defineProperty(owner, name, { value: method, writable: true, enumerable: true, configurable: true }),
  ];
  return attempts.some((attempt) => {
    try {
      return attempt() && Reflect.get(owner, name) === method;
    } catch {
      return false;
    }
  });
}
