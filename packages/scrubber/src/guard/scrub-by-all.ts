import type { Item } from "../items/items.ts";
import { isPacked } from "../items/packed.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { OWN_TRACES } from "./callback-trace.ts";
import { reportDryRun } from "./dry-run.ts";
import { type Envelope, type EnvelopeGate, type Parts, partsOf } from "./envelope-scrubber.ts";
import type { ScrubbedContents } from "./scrubbed-envelope.ts";

/** Maps the compiled policy of each client that shares a transport to the functions that scrub the client's data. */
export type Gates = ReadonlyMap<CompiledPolicy, EnvelopeGate>;

/**
 * Scrubs an envelope with the policy of each client that shares a transport, because the transport does not know the
 * sender. Returns `undefined` if all policies are dry runs. Returns a promise if the envelope contains compressed
 * recordings.
 */
export function scrubByAll(gates: Gates, envelope: Envelope): ScrubbedContents | Promise<ScrubbedContents> | undefined {
  const scrubbing: EnvelopeGate[] = [];
  for (const [plan, gate] of gates) {
    if (plan.isDryRun) reportDryRun(envelope, plan, OWN_TRACES);
    else scrubbing.push(gate);
  }
  const [first, ...others] = scrubbing;
  if (first === undefined) return undefined;
  const [outer, all] = partsOf(envelope);
  const plain: Parts = [outer, all.filter((item) => !isPacked(item))];
  const [header, items] = others.reduce((made, gate) => gate.scrubAll(made), first.scrubAll(plain));
  const packed = all.filter(isPacked);
  if (packed.length === 0) return [header, items];
  return Promise.all(packed.map((item) => scrubPacked(item, first, others))).then((opened) => [
    header,
    [...items, ...opened.filter((item) => item !== undefined)],
  ]);
}

async function scrubPacked(
  item: readonly unknown[],
  first: EnvelopeGate,
  others: readonly EnvelopeGate[],
): Promise<Item | undefined> {
  let made = await first.scrubPacked(item);
  for (const gate of others) made = made && (await gate.scrubPacked(made));
  return made;
}
