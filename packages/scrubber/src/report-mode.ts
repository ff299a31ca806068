import { typeOf } from "./drops.ts";
import type { Envelope } from "./envelope.ts";
import { scrubItem } from "./items.ts";
import { isOwn } from "./own-trace.ts";
import type { Plan } from "./plan.ts";
import { isPacked, unpack } from "./recording.ts";
import { tellDropped, tellScrubbed } from "./tell.ts";
import { dropReasonOf } from "./unsearchable.ts";

/** An envelope passes two of the guard's gates, and is reported once. */
const seen = new WeakSet<object>();

/** Tells what would be filtered in an envelope, and changes nothing. */
export function lookAt([header, items]: Readonly<Envelope>, plan: Plan): void {
  for (const item of items) {
    if (seen.has(item)) continue;
    seen.add(item);
    void lookAtItem(header, item, plan);
  }
}

async function lookAtItem(header: unknown, item: readonly unknown[], plan: Plan): Promise<void> {
  const own = isOwn(header, item[1]);
  try {
    const { redactions } = scrubItem(isPacked(item) ? [item[0], await unpack(item[1])] : item, plan);
    tellScrubbed(plan, typeOf(item), redactions, own);
  } catch (error) {
    tellDropped(plan, typeOf(item), dropReasonOf(error), own);
  }
}
