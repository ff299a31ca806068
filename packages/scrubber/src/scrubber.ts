import { getClient } from "@sentry/core";
import { isObject } from "@sentry-policy/internal/guards";
import { isFromCallback } from "./guard/callback-trace.ts";
import { clientOf, isInFlight, isLastHook } from "./guard/in-flight-events.ts";
import { guardIntegration } from "./guard/integration.ts";
import { attachSoon, attachToSender } from "./guard/reattach.ts";
import { reportDropped, reportScrubbed } from "./guard/reporting.ts";
import { copyForHooks } from "./guard/scrubbed-event.ts";
import type { GuardIntegration } from "./items/client.ts";
import { scrubEvent } from "./items/items.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { compiledPolicyFor, compiledPolicyOf } from "./walk/compiled-policy.ts";

/** The options for `Sentry.init` that `scrubber()` returns. */
export interface ScrubberOptions {
  /**
   * Scrubs error events before later hooks of the app see them. If there are no such hooks, returns the events
   * unchanged, because the guard integration scrubs them later.
   */
  beforeSend: <E>(event: E, hint?: unknown) => E | null;
  /** Contains the guard integration, which scrubs everything that the client sends. */
  integrations: GuardIntegration[];
}

/**
 * Returns options for `Sentry.init` that keep secrets from leaving the process.
 *
 * Spread the options if the app sets neither `beforeSend` nor `integrations`; otherwise join them with `compose`.
 *
 * @param policy What to find in addition to the built-in rules, and what to keep. By default, all built-in rules apply.
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
    const fromCallback = isFromCallback(undefined, [{}, event]);
    try {
      const planOfClient = compiledPolicyFor(clientOf(hint) ?? getClient(), plan);
      const { value, redactions } = scrubEvent(event, planOfClient);
      reportScrubbed(plan, "event", redactions, fromCallback);
      // Safe cast: the copy has the same fields as the event, and only their values differ.
      return copyForHooks(value, planOfClient) as E;
    } catch {
      // `null` makes the SDK drop the event and count it.
      reportDropped(plan, "event", "failed", fromCallback);
      return null;
    }
  }

  const integration = guardIntegration(plan);
  attachSoon(plan, integration, beforeSend);
  return { beforeSend, integrations: [integration] };
}
