import type { SentryEnvelope } from "@sentry-policy/internal/envelope";
import { isObject } from "@sentry-policy/internal/guards";
import type { Item } from "../items/items.ts";
import { defineAccessor } from "../shared/define-accessor.ts";

/** The scrubbed contents of an envelope: plain data to which no other code has a reference. */
export type ScrubbedContents = SentryEnvelope<Record<string, unknown>, Item>;

/**
 * By published envelope: its scrubbed contents, the getter that returns copies of its items, and whether the items were
 * read or replaced.
 */
const published = new WeakMap<
  object,
  { readonly own: ScrubbedContents; readonly look: () => unknown; isSeen: boolean }
>();
/** Our items, by the copies that other code sees. */
const originals = new WeakMap<object, Item>();

/**
 * Puts copies of the scrubbed contents into the SDK's envelope, where other code can read and change them. Other code
 * rarely does, so the items are copied only when they are first read.
 */
export function publish(envelope: unknown[], own: ScrubbedContents): void {
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
  published.set(envelope, state);
}

/**
 * Returns the scrubbed contents of a published envelope, if its items were neither read nor replaced and its header was
 * not changed.
 */
export function unseenContents(envelope: readonly unknown[]): ScrubbedContents | undefined {
  const state = published.get(envelope);
  if (state === undefined || state.isSeen) return undefined;
  if (Object.getOwnPropertyDescriptor(envelope, 1)?.get !== state.look) return undefined;
  try {
    return isSame(envelope[0], state.own[0]) ? state.own : undefined;
  } catch {
    return undefined; // The header cannot be read: scrubbing rejects and counts it.
  }
}

/** Returns our own item if its copy was not modified. No other code has a reference to our item. */
export function unmodifiedItem(item: readonly unknown[]): Item | undefined {
  const own = originals.get(item);
  return own !== undefined && isSame(item, own) ? own : undefined;
}

function cloneItem(own: Item): unknown {
  const shown = own.map(clone);
  originals.set(shown, own);
  return shown;
}

/** Clones plain data. The data is the result of a walk, so its depth is bounded and it has no cycles. */
function clone(value: unknown): unknown {
  if (!isObject(value)) return value;
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

/** Checks whether a copy still equals our own value. The copy is not trusted: what is sent is our own value. */
function isSame(shown: unknown, own: unknown): boolean {
  if (!isObject(own)) return Object.is(shown, own);
  if (!isObject(shown)) return false;
  // Compares bytes by index: comparing the bytes of an attachment as fields would take thousands of times longer.
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
