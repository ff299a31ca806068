import type { SentryEnvelope } from "@sentry-policy/internal/envelope";
import type { Item } from "../items/items.ts";
import { defineAccessor } from "../shared/define-accessor.ts";
import { clone, isSame } from "./plain-copies.ts";

/** The scrubbed contents of an envelope: plain data to which no other code has a reference. */
export type ScrubbedContents = SentryEnvelope<Record<string, unknown>, Item>;

/**
 * The state of each envelope that {@link publish} changed: the scrubbed contents (`own`), the getter that returns
 * copies of the items (`look`), and whether other code has read or replaced the items (`isSeen`).
 */
const published = new WeakMap<
  object,
  { readonly own: ScrubbedContents; readonly look: () => unknown; isSeen: boolean }
>();
/** Maps each copy of an item to the original, which other code cannot access. */
const originals = new WeakMap<object, Item>();

/**
 * Replaces the contents of an envelope with copies of the scrubbed contents, which other code can read and change. The
 * items are copied only when other code first reads them, which rarely happens.
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
 * Returns the scrubbed contents of an envelope that {@link publish} changed, or `undefined` if other code has since
 * read or replaced the items or changed the header.
 */
export function unseenContents(envelope: readonly unknown[]): ScrubbedContents | undefined {
  const state = published.get(envelope);
  if (state === undefined || state.isSeen) return undefined;
  if (Object.getOwnPropertyDescriptor(envelope, 1)?.get !== state.look) return undefined;
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
