import { field, isFunction } from "@sentry-policy/internal/guards";
import { warnOnce } from "./warn.ts";

type Hook = (value: unknown, ...rest: unknown[]) => unknown;

/**
 * Non-enumerable marks that SDKs set on `beforeSendSpan` to say which form of span it takes: streamed (in v10), static
 * (in v11).
 */
const MARKS = ["_streamed", "_static"] as const;

/**
 * For each joined hook, all hooks given to `chain`, even those left out for their marks. So `compose(compose(a, b), c)`
 * runs the same hooks as `compose(a, b, c)`.
 */
const joined = new WeakMap<Hook, readonly Hook[]>();

/**
 * Returns one hook that calls both in order. A result of `null` (or of `undefined`, which the SDK reports) ends the
 * chain.
 */
export function chain(first: Hook, next: Hook): Hook {
  const all = [first, next].flatMap((hook) => joined.get(hook) ?? [hook]);
  const marks = marksOf(next);
  const hooks = all.filter((hook) => String(marksOf(hook)) === String(marks));
  if (hooks.length < all.length) warnOnce("beforeSendSpan hooks of different kinds: only the last one runs");
  const hook: Hook = (value, ...rest) =>
    hooks.reduce((given, call) => then(given, (result) => call(result, ...rest)), value);
  for (const mark of marks) Object.defineProperty(hook, mark, { value: true });
  joined.set(hook, all);
  return hook;
}

function marksOf(hook: Hook): readonly string[] {
  return MARKS.filter((mark) => mark in hook);
}

function then(given: unknown, go: (value: unknown) => unknown): unknown {
  const next = (value: unknown): unknown => (value == null ? value : go(value));
  return isThenable(given) ? given.then(next) : next(given);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isFunction(field(value, "then"));
}
