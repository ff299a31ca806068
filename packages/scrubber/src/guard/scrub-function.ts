import { isObject } from "@sentry-policy/internal/guards";
import { scrubEvent } from "../items/items.ts";
import { FILTERED } from "../policy/redaction.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";
import { inOwnTrace } from "./callback-trace.ts";
import { reportDropped, reportScrubbed } from "./reporting.ts";

/** Returns a function that scrubs any value. */
export function scrubFunction(plan: CompiledPolicy): <T>(value: T) => T {
  return <T>(value: T): T => {
    try {
      const isEvent = isObject(value) && "event_id" in value;
      const scrubbed = isEvent ? scrubEvent(value, plan) : walk(value, plan);
      reportScrubbed(plan, isEvent ? "event" : "value", scrubbed.redactions, inOwnTrace);
      // This cast is safe: the copy has the same fields as the input, and only their values differ.
      return plan.isDryRun ? value : (scrubbed.value as T);
    } catch {
      reportDropped(plan, "value", "failed", inOwnTrace);
      return plan.isDryRun ? value : (FILTERED as T);
    }
  };
}
