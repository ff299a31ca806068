import { getClient } from "@sentry/core";
import { advise } from "./advice.ts";
import type { GuardClient } from "./client.ts";
import { tellCopies } from "./copies.ts";
import { guardClient, isGuarded } from "./guard.ts";
import type { Plan } from "./plan.ts";
import { say } from "./say.ts";

const MEND = "`integrations` was replaced after scrubber(), so the guard attached itself. Join options with compose().";

/**
 * Protection that was lost is restored, and said: an app that spreads its own `integrations` after ours overwrites the
 * guard. `Sentry.init` is synchronous, so one microtask later the client is there and its `beforeSend` tells that it
 * is ours.
 */
export function attachSoon(beforeSend: unknown, plan: Plan): void {
  queueMicrotask(() => attachNow(plan, (client) => Reflect.get(client.getOptions(), "beforeSend") === beforeSend));
}

/** The second chance: whoever called our `beforeSend` has our options. */
export function attachNow(plan: Plan, isOurs: (client: GuardClient) => boolean = () => true): void {
  try {
    const client: GuardClient | undefined = getClient();
    if (client === undefined) tellCopies();
    if (client === undefined || isGuarded(client) || !isOurs(client)) return;
    guardClient(client, plan);
    say(MEND);
    advise(client);
  } catch {
    say("The guard could not be attached: only beforeSend scrubs.");
  }
}
