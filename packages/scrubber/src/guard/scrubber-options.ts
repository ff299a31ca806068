import { getClient } from "@sentry/core";
import { isObject } from "@sentry-policy/internal/guards";
import type { GuardIntegration } from "../items/client.ts";
import { scrubEvent } from "../items/items.ts";
import { compiledPolicyFor } from "../walk/compiled-policy.ts";
import { OWN_TRACES } from "./callback-trace.ts";
import { clientOf, isInFlight, isLastHook } from "./in-flight-events.ts";
import { guardIntegration } from "./integration.ts";
import { attachSoon, attachToSender } from "./reattach.ts";
import { reportDropped, reportScrubbed } from "./reporting.ts";
import { copyForHooks } from "./scrubbed-event.ts";
import type { GuardPolicy } from "./scrubber-feature.ts";

/** The options for `Sentry.init` that `scrubber()` returns. */
export interface ScrubberOptions {
  /**
   * Scrubs error events before later hooks of the app receive them. If the app has no such hooks, it returns each event
   * unchanged, because the integration scrubs the event later.
   */
  beforeSend: <E>(event: E, hint?: unknown) => E | null;
  /** The integration that scrubs everything that the client sends. */
  integrations: GuardIntegration[];
}

export function scrubberOptions(plan: GuardPolicy): ScrubberOptions {
  function beforeSend<E>(event: E, hint?: unknown): E | null {
    if (!isInFlight(hint)) attachToSender(beforeSend, plan, event, hint);
    if (plan.isDryRun || isLastHook(hint, beforeSend)) return event;
    if (!isObject(event)) return null;
    const fromCallback = OWN_TRACES.isFromCallback(undefined, [{}, event]);
    try {
      const planOfClient = compiledPolicyFor(clientOf(hint) ?? getClient(), plan);
      const { value, redactions } = scrubEvent(event, planOfClient);
      reportScrubbed(plan, "event", redactions, OWN_TRACES.run, fromCallback);
      // This cast is safe: the copy has the same fields as the event, and only their values differ.
      return copyForHooks(value, planOfClient) as E;
    } catch {
      // If `beforeSend` returns `null`, the SDK drops and counts the event.
      reportDropped(plan, "event", "failed", OWN_TRACES.run, fromCallback);
      return null;
    }
  }

  const integration = guardIntegration(plan);
  attachSoon(plan, integration, beforeSend);
  return { beforeSend, integrations: [integration] };
}
