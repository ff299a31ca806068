import { hasParts, isFunction } from "@sentry-policy/internal/guards";
import { chain } from "./hooks.ts";

type Join = (key: string, first: unknown, next: unknown) => unknown;

/**
 * Merges the fields of all parts. `join` combines two values of the same field. `undefined` and `null` never replace a
 * value.
 */
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
 * Joins two values of a field. Hooks run in order, plain objects are merged, and for all other values the later one
 * wins. An object with `allow` or `deny`, as in `dataCollection`, is never merged, because the two are alternatives.
 * Instead, the later value replaces the earlier one.
 */
export function joinField(key: string, first: unknown, next: unknown): unknown {
  // Hooks are chained. The pattern matches `beforeSend`, `beforeSendSpan` and `beforeBreadcrumb`, but not
  // `beforeSetup`.
  if (/^before(Send\w*|Breadcrumb)$/.test(key) && isFunction(first) && isFunction(next)) return chain(first, next);
  if (!hasParts(next)) return next;
  if (hasParts(first)) return merge([first, next]);
  // In `httpHeaders`, a value that is not an object applies to both requests and responses. So if `false` is followed
  // by `{ request: true }`, the result is `{ request: true, response: false }`.
  return key === "httpHeaders" ? { request: first, response: first, ...next } : next;
}
