import { sayOnce } from "./say.ts";

type Hook = (value: unknown, ...rest: unknown[]) => unknown;

/** What the SDKs put on a span callback to say which form of span it takes: v10's streamed, v11's static. Not enumerable. */
const MARKS = ["_streamed", "_static"] as const;

/** Calls `next` with what `first` gave. `null` (and `undefined`, which the SDK reports) ends the chain. */
export function chain(first: Hook, next: Hook): Hook {
  const marked = MARKS.filter((mark) => mark in next);
  if (MARKS.some((mark) => mark in first !== mark in next)) {
    sayOnce("Two beforeSendSpan callbacks take spans of different forms and cannot be joined: the last one runs.");
    return next;
  }
  const hook: Hook = (value, ...rest) => {
    const result = first(value, ...rest);
    const go = (given: unknown): unknown => (given == null ? given : next(given, ...rest));
    return isThenable(result) ? result.then(go) : go(result);
  };
  for (const mark of marked) Object.defineProperty(hook, mark, { value: true });
  return hook;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
