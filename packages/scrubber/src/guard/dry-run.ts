import { itemTypeOf } from "../items/client-report.ts";
import { scrubItem } from "../items/items.ts";
import { isPacked } from "../items/packed.ts";
import { dropReasonOf } from "../items/unscrubbable-error.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { type Parts, partsOf } from "./envelope-scrubber.ts";
import { type CallbackRunner, reportDropped, reportScrubbed } from "./reporting.ts";

/** Items that were already reported. Each envelope is inspected twice: in `beforeEnvelope` and in the transport. */
const reported = new WeakSet<object>();

/** Reports what the policy would redact in an envelope. Does not change the envelope. */
export function reportDryRun(envelope: Parts, plan: CompiledPolicy, callbacks: CallbackRunner): void {
  const [header, items] = partsOf(envelope);
  for (const item of items) void reportItem(header, item, plan, callbacks);
}

async function reportItem(
  header: unknown,
  item: readonly unknown[],
  plan: CompiledPolicy,
  callbacks: CallbackRunner,
): Promise<void> {
  const fromCallback = callbacks.isFromCallback(header, item);
  try {
    if (reported.has(item)) return;
    reported.add(item);
    const { recordings } = plan;
    const isPackedRecording = recordings !== undefined && isPacked(item);
    const { redactions } = scrubItem(isPackedRecording ? [item[0], await recordings.unpack(item[1])] : item, plan);
    reportScrubbed(plan, itemTypeOf(item), redactions, callbacks.run, fromCallback);
  } catch (error) {
    reportDropped(plan, itemTypeOf(item), dropReasonOf(error), callbacks.run, fromCallback);
  }
}
