import { isFunction, isPlainObject } from "@sentry-policy/internal/guards";

/**
 * Throws unless each part is a plain object, `null`, `undefined` or `false`. If `withCallbacks` is true, a part can
 * also be a function. The error message never shows the part, because the part can contain secrets such as the DSN.
 */
export function checkParts(parts: readonly unknown[], withCallbacks: boolean): void {
  for (const [place, part] of parts.entries()) {
    if (part === null || part === undefined || part === false || isPlainObject(part)) continue;
    if (withCallbacks && isFunction(part)) continue;
    throw new TypeError(
      `compose: part ${place + 1} is ${typeNameOf(part)}; expected an object with options of Sentry.init${partFixFor(part)}`,
    );
  }
}

function typeNameOf(part: unknown): string {
  if (Array.isArray(part)) return "an array";
  return typeof part === "object" ? "an instance of a class" : `a ${typeof part}`;
}

function partFixFor(part: unknown): string {
  if (Array.isArray(part)) return ": pass its entries, as in compose(...parts)";
  if (typeof part === "function") return ": call it, or use composeCallback(...) for functions of an environment";
  return typeof part === "object" ? ": await a promise, and copy the fields of another instance" : "";
}
