import { field, isFunction } from "@sentry-policy/internal/guards";
import { warnOnce } from "./warn.ts";

type Hook = (value: unknown, ...rest: unknown[]) => unknown;

/**
 * A `beforeSendSpan` hook takes either static spans (those in a transaction) or streamed spans. By default, it takes
 * static spans in SDK v10, and streamed spans in v11. The SDK's helpers mark a hook for the other form with a
 * non-enumerable property: `withStreamedSpan` sets `_streamed` in v10, and `withStaticSpan` sets `_static` in v11.
 */
const SPAN_FORM_MARKS = ["_streamed", "_static"] as const;

/**
 * Maps each hook that `chain` returned to the hooks from which it was made. Some of these hooks are not called, because
 * they take another form of span than the last hook. They are recorded too, so that `compose(compose(a, b), c)` calls
 * the same hooks as `compose(a, b, c)`.
 */
const joined = new WeakMap<Hook, readonly Hook[]>();

/**
 * Returns one hook that calls both hooks in order. If the first hook returns `null` or `undefined`, the second one is
 * not called. The SDK then gets this value. For `undefined`, it logs a warning.
 */
export function chain(first: Hook, next: Hook): Hook {
  const all = [first, next].flatMap((hook) => joined.get(hook) ?? [hook]);
  const marks = spanFormMarksOf(next);
  const hooks = all.filter((hook) => String(spanFormMarksOf(hook)) === String(marks));
  if (hooks.length < all.length)
    warnOnce("beforeSendSpan hooks for static spans and for streamed spans: only those like the last one run");
  const hook: Hook = (value, ...rest) =>
    hooks.reduce((current, call) => callWhenResolved(current, (result) => call(result, ...rest)), value);
  for (const mark of marks) Object.defineProperty(hook, mark, { value: true });
  joined.set(hook, all);
  return hook;
}

function spanFormMarksOf(hook: Hook): readonly string[] {
  return SPAN_FORM_MARKS.filter((mark) => mark in hook);
}

function callWhenResolved(current: unknown, call: (value: unknown) => unknown): unknown {
  const next = (value: unknown): unknown => (value == null ? value : call(value));
  return isThenable(current) ? current.then(next) : next(current);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isFunction(field(value, "then"));
}
