import { isFunction } from "./guards.ts";
import { chain } from "./hooks.ts";

type Join = (key: string, first: unknown, next: unknown) => unknown;

/** The fields of all parts. `undefined` and `null` replace nothing, and where two parts define a field `join` decides. */
export function merge(parts: readonly unknown[], join: Join = joinField): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [key, value] of parts.flatMap((part) => Object.entries<unknown>(Object(part)))) {
    const known = fields.get(key);
    if (value !== undefined)
      fields.set(key, known == null || value === null ? (known ?? value) : join(key, known, value));
  }
  return Object.fromEntries(fields);
}

/**
 * Hooks run in order, plain objects are merged, and otherwise the later field wins. `{ allow }` and `{ deny }` are one
 * choice (`dataCollection`), so the later one stands alone.
 */
export function joinField(key: string, first: unknown, next: unknown): unknown {
  if (/^before(Send\w*|Breadcrumb)$/.test(key) && isFunction(first) && isFunction(next)) return chain(first, next);
  if (!isFields(next)) return next;
  if (isFields(first)) return merge([first, next]);
  // One choice for both directions, then one of them: the other keeps the earlier choice.
  return key === "httpHeaders" ? { request: first, response: first, ...next } : next;
}

/** A plain object, of any realm, that is no choice. */
function isFields(value: unknown): value is object {
  if (typeof value !== "object" || value === null || "allow" in value || "deny" in value) return false;
  return Object.getPrototypeOf(Object.getPrototypeOf(value) ?? value) === null;
}
