import { typeOf } from "../items/client-report.ts";
import { scrubItem } from "../items/items.ts";
import { isPacked, unpack } from "../items/replay.ts";
import { dropReasonOf } from "../items/unscrubbable-error.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { isOwn } from "./callback-trace.ts";
import { type Parts, partsOf } from "./envelope-scrubber.ts";
import { tellDropped, tellScrubbed } from "./reporting.ts";

/**
 * Items that were already reported. An envelope passes both the client's `beforeEnvelope` and the transport, but each
 * item is reported only once.
 */
const seen = new WeakSet<object>();

/** Reports what would be redacted in an envelope, without changing it. */
export function lookAt(envelope: Parts, plan: CompiledPolicy): void {
  const [header, items] = partsOf(envelope);
  for (const item of items) void lookAtItem(header, item, plan);
}

async function lookAtItem(header: unknown, item: readonly unknown[], plan: CompiledPolicy): Promise<void> {
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
