import type { SentryEnvelope } from "@sentry-policy/internal/envelope";
import type { DropCounter } from "../items/client.ts";
import { itemTypeOf, recordDrop } from "../items/client-report.ts";
import { type Item, scrubHeader, scrubItem } from "../items/items.ts";
import type { MaskedNodes } from "../items/replay-masks.ts";
import { dropReasonOf, UnscrubbableError } from "../items/unscrubbable-error.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { type CallbackRunner, reportDropped, reportScrubbed } from "./reporting.ts";
import { type ScrubbedContents, unmodifiedItem } from "./scrubbed-envelope.ts";
import { splitEvent } from "./scrubbed-event.ts";

/** An envelope that was not scrubbed yet, so its contents can have any type. */
export type Envelope = SentryEnvelope<unknown, unknown[]>;
export type Parts = readonly [header: unknown, items: readonly (readonly unknown[])[]];

/** Replaces an envelope that cannot be read. Its empty item is dropped and counted as one item of an unknown type. */
const UNREADABLE_ENVELOPE: Parts = [undefined, [[]]];

export function partsOf(envelope: Parts): Parts {
  try {
    const [header, items] = envelope;
    return Array.isArray(items) ? [header, items] : UNREADABLE_ENVELOPE;
  } catch {
    return UNREADABLE_ENVELOPE;
  }
}

/**
 * Functions that scrub a client's data and count dropped items. They never throw errors or return rejected promises.
 */
export interface EnvelopeGate {
  readonly plan: CompiledPolicy;
  readonly scrubAll: (envelope: Parts) => ScrubbedContents;
  /** Scrubs a compressed replay recording. Returns `undefined` if the recording is dropped. */
  readonly scrubPacked: (item: readonly unknown[]) => Promise<Item | undefined>;
}

/**
 * Returns the functions that scrub a client's data.
 *
 * @param masked The ids of the nodes to mask in recordings. Later recordings of a replay need the ids that earlier ones
 * added, so all recordings of a replay must share one set.
 */
export function gateOf(
  client: DropCounter,
  plan: CompiledPolicy,
  callbacks: CallbackRunner,
  masked: MaskedNodes = new Set(),
): EnvelopeGate {
  function drop(item: readonly unknown[], error: unknown, outer?: unknown): undefined {
    reportDropped(plan, itemTypeOf(item), dropReasonOf(error), callbacks.run, callbacks.isFromCallback(outer, item));
    recordDrop(client, item);
    return undefined;
  }

  function scrub(item: readonly unknown[], outer?: unknown): Item {
    const own = unmodifiedItem(item);
    if (own !== undefined) return own;
    const split = splitEvent(item[1], plan);
    const { value, redactions } = split
      ? scrubItem([item[0], split.changed], plan, masked, split.unchanged)
      : scrubItem(item, plan, masked);
    reportScrubbed(plan, itemTypeOf(value), redactions, callbacks.run, callbacks.isFromCallback(outer, value));
    return value;
  }

  function scrubOrDrop(item: readonly unknown[], outer: unknown): Item | undefined {
    try {
      return scrub(item, outer);
    } catch (error) {
      return drop(item, error, outer);
    }
  }

  function scrubAll(envelope: Parts): ScrubbedContents {
    const [header, items] = partsOf(envelope);
    try {
      const clean = scrubHeader(header, plan);
      return [clean, items.map((item) => scrubOrDrop(item, clean)).filter((item) => item !== undefined)];
    } catch (error) {
      for (const item of items) drop(item, error);
      return [{}, []];
    }
  }

  async function scrubPacked(item: readonly unknown[]): Promise<Item | undefined> {
    try {
      const { recordings } = plan;
      if (recordings === undefined) throw new UnscrubbableError("recording");
      const [header, recording] = scrub([item[0], await recordings.unpack(item[1])]);
      const payload = await recordings.pack(String(recording));
      if (typeof header["length"] === "number") header["length"] = payload.length;
      return [header, payload];
    } catch (error) {
      return drop(item, error);
    }
  }

  return { plan, scrubAll, scrubPacked };
}
