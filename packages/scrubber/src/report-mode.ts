import { typeOf } from "./drops.ts";
import { type Parts, partsOf } from "./envelope.ts";
import { scrubItem } from "./items.ts";
import { isOwn } from "./own-trace.ts";
import type { Plan } from "./plan.ts";
import { isPacked, unpack } from "./recording.ts";
import { tellDropped, tellScrubbed } from "./tell.ts";
import { dropReasonOf } from "./unsearchable.ts";

/** An envelope passes two of the guard's gates, and is reported once. */
const seen = new WeakSet<object>();

/** Tells what would be filtered in an envelope, and changes nothing. */
export function lookAt(envelope: Parts, plan: Plan): void {
  const [header, items] = partsOf(envelope);
  for (const item of items) void lookAtItem(header, item, plan);
}

async function lookAtItem(header: unknown, item: readonly unknown[], plan: Plan): Promise<void> {
  const own = isOwn(header, item);
  try {
    if (seen.has(item)) return;
    seen.add(item);
    const { redactions } = scrubItem(isPacked(item) ? [item[0], await unpack(item[1])] : item, plan);
    tellScrubbed(plan, typeOf(item), redactions, own);
  } catch (error) {
    tellDropped(plan, typeOf(item), dropReasonOf(error), own);
  }
}
