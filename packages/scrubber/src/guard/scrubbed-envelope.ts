import type { SentryEnvelope } from "@sentry-policy/internal/envelope";
import { isObject } from "@sentry-policy/internal/guards";
import type { Item } from "../items/items.ts";
import { defineAccessor } from "../shared/define-accessor.ts";
import { privateState } from "../shared/private-state.ts";
import { clone, isSame } from "./plain-copies.ts";

/** The scrubbed contents of an envelope: plain data to which no other code has a reference. */
export type ScrubbedContents = SentryEnvelope<Record<string, unknown>, Item>;

/** The state of an envelope that {@link publish} changed. */
interface Published {
  /** The scrubbed contents. */
  readonly own: ScrubbedContents;
  /** The items that other code reads. They are copied from `own` when they are first read. */
  shown: unknown;
  /** Whether other code has read or replaced the items. */
  isSeen: boolean;
}

/** Maps each envelope that {@link publish} changed, and its header, to its state. */
const published = privateState<Published>();
/** Maps each copy of an item to the original, which other code cannot access. */
const originals = new WeakMap<object, Item>();

/**
 * Replaces the contents of an envelope with copies of the scrubbed contents, which other code can read and change. The
 * items are copied only when other code first reads them, which rarely happens.
 */
export function publish(envelope: unknown[], own: ScrubbedContents): void {
  const header = clone(own[0]);
  envelope[0] = header;
  defineAccessor(envelope, 1, SHOWN_ITEMS);
  const state: Published = { own, shown: undefined, isSeen: false };
  for (const each of [envelope, header]) if (isObject(each)) published.set(each, state);
}

/**
 * Returns the state of the envelope on which the accessor is called. A proxy of an envelope, or an object that inherits
 * from it, is found by the header. If it has another header, it has no items, so the guard drops and counts it.
 */
function stateOf(envelope: unknown): Published | undefined {
  if (!isObject(envelope)) return undefined;
  const own = published.get(envelope);
  if (own !== undefined) return own;
  const header = envelope[0];
  return isObject(header) ? published.get(header) : undefined;
}

/**
 * The accessor of the items. All envelopes share these two functions. V8 stores the functions of an accessor in its old
 * generation. If each envelope had its own functions, everything that they refer to would survive until the next major
 * garbage collection.
 */
const SHOWN_ITEMS: { get(this: unknown): unknown; set(this: unknown, items: unknown): void } = Object.freeze({
  get(this: unknown): unknown {
    const state = stateOf(this);
    if (state === undefined) return undefined;
    if (!state.isSeen) state.shown = state.own[1].map(cloneItem);
    state.isSeen = true;
    return state.shown;
  },
  set(this: unknown, items: unknown): void {
    const state = stateOf(this);
    if (state === undefined) return;
    state.isSeen = true;
    state.shown = items;
  },
});

/**
 * Returns the scrubbed contents of an envelope that {@link publish} changed, or `undefined` if other code has since
 * read or replaced the items or changed the header.
 */
export function unseenContents(envelope: readonly unknown[]): ScrubbedContents | undefined {
  const state = published.get(envelope);
  if (state === undefined || state.isSeen) return undefined;
  if (Object.getOwnPropertyDescriptor(envelope, 1)?.get !== SHOWN_ITEMS.get) return undefined;
  try {
    return isSame(envelope[0], state.own[0]) ? state.own : undefined;
  } catch {
    return undefined; // The header cannot be read, so the caller scrubs the envelope, which drops and counts its items.
  }
}

/** Returns the guard's original of a copied item, or `undefined` if other code has modified the copy. */
export function unmodifiedItem(item: readonly unknown[]): Item | undefined {
  const own = originals.get(item);
  return own !== undefined && isSame(item, own) ? own : undefined;
}

function cloneItem(own: Item): unknown {
  const shown = own.map(clone);
  originals.set(shown, own);
  return shown;
}
