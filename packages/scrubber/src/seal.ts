import { defineAccessor } from "./accessor.ts";
import type { Item } from "./items.ts";

/** What the guard made of an envelope: plain data that nobody else holds. */
export type Clean = [header: Record<string, unknown>, items: Item[]];

/** Each sealed envelope's own contents, and how others get to see its items. */
const sealed = new WeakMap<object, { readonly own: Clean; readonly look: () => unknown; isSeen: boolean }>();
/** Our own items, by the copies that others see. */
const originals = new WeakMap<object, Item>();

/**
 * Puts what is clean into the SDK's envelope, for others to see and to change. Hardly anybody looks at what the SDK is
 * about to send, so the items are copied when somebody does.
 */
export function seal(envelope: unknown[], own: Clean): void {
  let shown: unknown;
  const look = (): unknown => {
    if (!state.isSeen) shown = own[1].map(cloneItem);
    state.isSeen = true;
    return shown;
  };
  const state = { own, look, isSeen: false };
  const set = (items: unknown): void => {
    state.isSeen = true;
    shown = items;
  };
  envelope[0] = clone(own[0]);
  defineAccessor(envelope, 1, { get: look, set });
  sealed.set(envelope, state);
}

/** Our own contents of an envelope whose items nobody has seen since, and whose header nobody changed. */
export function unseen(envelope: readonly unknown[]): Clean | undefined {
  const state = sealed.get(envelope);
  if (state === undefined || state.isSeen) return undefined;
  if (Object.getOwnPropertyDescriptor(envelope, 1)?.get !== state.look) return undefined;
  try {
    return isSame(envelope[0], state.own[0]) ? state.own : undefined;
  } catch {
    return undefined; // A header that cannot be read is for the scrub to refuse, and to count.
  }
}

/** Our own item, if nobody changed what they saw of it. Nobody else holds it, so nobody can change it later. */
export function unchanged(item: readonly unknown[]): Item | undefined {
  const own = originals.get(item);
  return own !== undefined && isSame(item, own) ? own : undefined;
}

function cloneItem(own: Item): unknown {
  const shown = own.map(clone);
  originals.set(shown, own);
  return shown;
}

/** Plain data only: this is the walk's own copy, of bounded depth and without cycles. */
function clone(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  // Not by `slice`, with which a Buffer gives the same memory again.
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(clone);
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === "object") copy[key] = clone(inner);
  }
  return copy;
}

/** Whatever `shown` has become, what is sent is our own: so it is enough to see that it still says the same. */
function isSame(shown: unknown, own: unknown): boolean {
  if (!isObject(own)) return Object.is(shown, own);
  if (!isObject(shown)) return false;
  // Byte by byte: as fields, an attachment's bytes would take thousands of times longer.
  if (own instanceof Uint8Array) {
    return shown instanceof Uint8Array && shown.length === own.length && own.every((byte, at) => byte === shown[at]);
  }
  if (Array.isArray(own)) {
    return Array.isArray(shown) && shown.length === own.length && own.every((entry, at) => isSame(shown[at], entry));
  }
  let names = 0;
  for (const name in own) {
    if (!isSame(shown[name], own[name])) return false;
    names += 1;
  }
  return Object.keys(shown).length === names;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
