import { getClient } from "@sentry/core";
import { isOwn } from "./guard/callback-trace.ts";
import { clientOf, isInFlight, isLastHook } from "./guard/in-flight-events.ts";
import { guardIntegration } from "./guard/integration.ts";
import { attachSoon, attachToSender } from "./guard/reattach.ts";
import { tellDropped, tellScrubbed } from "./guard/reporting.ts";
import type { GuardIntegration } from "./items/client.ts";
import { scrubEvent } from "./items/items.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { compiledPolicyFor, compiledPolicyOf } from "./walk/compiled-policy.ts";

/** What `scrubber()` adds to `Sentry.init`'s options. */
export interface ScrubberOptions {
  /** Scrubs error events for an app's later hooks. Where there is none, it leaves them to the guard. */
  beforeSend: <E>(event: E, hint?: unknown) => E | null;
  /** Holds the guard, which scrubs whatever the client sends. */
  integrations: GuardIntegration[];
}

/**
 * Options for `Sentry.init` that let no secret leave the process.
 *
 * Spread them where the app sets no `beforeSend` and no `integrations` of its own, and use `compose` elsewhere.
 *
 * @param policy What to find beyond the defaults, and what to leave alone. Checked here, and compiled once.
 * @throws {@link ScrubberPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function scrubber(policy?: ScrubberPolicy): ScrubberOptions {
  const plan = compiledPolicyOf(policy);

  function beforeSend<E>(event: E, hint?: unknown): E | null {
    if (!isInFlight(hint)) attachToSender(beforeSend, plan, event, hint);
    if (plan.isDryRun || isLastHook(hint, beforeSend)) return event;
    if (typeof event !== "object" || event === null) return null;
    const own = isOwn(undefined, [{}, event]);
    try {
      const { value, redactions } = scrubEvent(event, compiledPolicyFor(clientOf(hint) ?? getClient(), plan));
      tellScrubbed(plan, "event", redactions, own);
      // The copy has the fields of the event that came in; only values differ.
      return value as E;
    } catch {
      // The SDK counts it: a `null` from `beforeSend` is reported as dropped.
      tellDropped(plan, "event", "failed", own);
      return null;
    }
  }

  const integration = guardIntegration(plan);
  attachSoon(plan, integration, beforeSend);
  return { beforeSend, integrations: [integration] };
}
