/**
 * Replaces an object's own or inherited method. Returns whether callers now get the new one: it is read back, because
 * an accessor whose setter ignores the value reports success.
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
