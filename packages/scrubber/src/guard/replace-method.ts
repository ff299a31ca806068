/**
 * Replaces an object's own or inherited method. Returns whether callers now get the new method. To find out, reads the
 * method back: an accessor whose setter ignores the value also reports success.
 */
export function replaceMethod(owner: object, name: string, method: (...args: never[]) => unknown): boolean {
  const attempts = [
    () => Reflect.set(owner, name, method),
    // An accessor without a working setter can be redefined if it is configurable.
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
