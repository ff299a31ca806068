/**
 * Replaces an object's own or inherited method. Returns whether callers now get the new method. To find out, reads the
 * method back, because `Reflect.set` returns true even if a setter ignores the value.
 */
export function replaceMethod(owner: object, name: string, method: (...args: never[]) => unknown): boolean {
  const attempts = [
    () => Reflect.set(owner, name, method),
    // An accessor without a working setter can still be redefined if it is configurable.
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
