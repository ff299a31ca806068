import { getClient } from "@sentry/core";
import { advise } from "./advice.ts";
import type { GuardClient } from "./client.ts";
import { tellCopies } from "./copies.ts";
import { field } from "./field.ts";
import { guardClient, isGuarded } from "./guard.ts";
import type { Plan } from "./plan.ts";
import { say } from "./say.ts";

const MEND = "`integrations` was replaced after scrubber(), so the guard attached itself. Join options with compose().";
const UNGUARDED =
  "A client calls scrubber()'s beforeSend but has no guard: only its errors are scrubbed. Give it `integrations` as well.";

/**
 * Protection that was lost is restored, and said: an app that spreads its own `integrations` after ours overwrites the
 * guard. `Sentry.init` is synchronous, so one microtask later the client is there and its `beforeSend` tells that it
 * is ours.
 */
export function attachSoon(beforeSend: unknown, plan: Plan): void {
  queueMicrotask(() =>
    quietly(() => {
      const client: GuardClient | undefined = getClient();
      if (client === undefined) tellCopies();
      else if (hasHook(client, beforeSend)) attach(client, plan);
    }),
  );
}

/**
 * The second chance: whoever called our `beforeSend` has our options. Where that is not the current client's own hook,
 * an app's hook may have called it, or another client, which nobody can find.
 */
export function attachToSender(beforeSend: unknown, plan: Plan, event: unknown, hint: unknown): void {
  quietly(() => {
    const client: GuardClient | undefined = getClient();
    if (client === undefined && tellCopies()) return;
    if (client !== undefined && hasHook(client, beforeSend)) return attach(client, plan);
    if (client !== undefined && !isGuarded(client) && watch(client, plan, event)) return;
    // A client gives its hint; where there is none, it is a test or a hook of the app that calls.
    if (field(hint, "event_id") !== undefined) say(UNGUARDED);
  });
}

/** The event that may be on its way through each client. */
const lastEvents = new WeakMap<GuardClient, unknown>();

/** Attaches to a client if it goes on with the very event. Tells whether that is to be seen for the first time. */
function watch(client: GuardClient, plan: Plan, event: unknown): boolean {
  const isFirst = !lastEvents.has(client);
  lastEvents.set(client, field(event, "event_id"));
  if (isFirst) {
    client.on("beforeSendEvent", (sent: unknown) =>
      quietly(() => {
        if (field(sent, "event_id") === lastEvents.get(client)) attach(client, plan);
      }),
    );
  }
  return isFirst;
}

function hasHook(client: GuardClient, beforeSend: unknown): boolean {
  return Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}

function attach(client: GuardClient, plan: Plan): void {
  if (isGuarded(client)) return;
  guardClient(client, plan);
  say(MEND);
  advise(client);
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    say("The guard could not be attached: only beforeSend scrubs.");
  }
}
