import { getClient } from "@sentry/core";
import { isObject } from "@sentry-policy/internal/guards";
import { isOwn } from "./guard/callback-trace.ts";
import { clientOf, isInFlight, isLastHook } from "./guard/in-flight-events.ts";
import { guardIntegration } from "./guard/integration.ts";
import { attachSoon, attachToSender } from "./guard/reattach.ts";
import { tellDropped, tellScrubbed } from "./guard/reporting.ts";
import type { GuardIntegration } from "./items/client.ts";
import { scrubEvent } from "./items/items.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { compiledPolicyFor, compiledPolicyOf } from "./walk/compiled-policy.ts";

/** The options for `Sentry.init` that `scrubber()` returns. */
export interface ScrubberOptions {
  /** Scrubs error events for the app's later hooks. If there are none, leaves the events to the guard. */
  beforeSend: <E>(event: E, hint?: unknown) => E | null;
  /** Contains the guard, which scrubs everything that the client sends. */
  integrations: GuardIntegration[];
}

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process.
 *
 * Spread the options if the app sets neither `beforeSend` nor `integrations`; otherwise join them with `compose`.
 *
 * @param policy What to find beyond the defaults, and what to keep. By default all built-in rules apply.
 * @throws {@link ScrubberPolicyError} if the policy is not valid. It lists every problem.
 * @example
 * ```ts
 * import { scrubber } from "@sentry-policy/scrubber";
 * import * as Sentry from "@sentry/node";
 *
 * Sentry.init({ dsn: "https://key@o1.example.com/1", ...scrubber() });
 * ```
 */
export function scrubber(policy?: ScrubberPolicy): ScrubberOptions {
  const plan = compiledPolicyOf(policy);

  function beforeSend<E>(event: E, hint?: unknown): E | null {
    if (!isInFlight(hint)) attachToSender(beforeSend, plan, event, hint);
    if (plan.isDryRun || isLastHook(hint, beforeSend)) return event;
    if (!isObject(event)) return null;
    const own = isOwn(undefined, [{}, event]);
    try {
      const { value, redactions } = scrubEvent(event, compiledPolicyFor(clientOf(hint) ?? getClient(), plan));
      tellScrubbed(plan, "event", redactions, own);
      // Safe cast: the copy has the fields of the event, and only values differ.
      return value as E;
    } catch {
      // `null` makes the SDK drop the event and count it.
      tellDropped(plan, "event", "failed", own);
      return null;
    }
  }

  const integration = guardIntegration(plan);
  attachSoon(plan, integration, beforeSend);
  return { beforeSend, integrations: [integration] };
}
