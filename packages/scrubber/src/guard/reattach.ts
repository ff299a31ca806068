import { getClient, getCurrentScope, SDK_VERSION } from "@sentry/core";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
import { field, isFunction, isObject } from "@sentry-policy/internal/guards";
import { sendsData } from "@sentry-policy/internal/sends-data";
import { watchClients } from "@sentry-policy/internal/watch-clients";
import { type GuardClient, integrationsOf } from "../items/client.ts";
import { warn } from "../shared/warn.ts";
import { GUARD_NAME, guardClient, isGuarded } from "./guard.ts";
import type { GuardPolicy } from "./scrubber-feature.ts";

const DUPLICATE_SDK =
  "the guard cannot attach itself if `integrations` is replaced. Install only the version that the SDK uses.";
const ATTACHED = "so the guard attached itself. Use compose() to merge the options.";
const REPLACED = `\`integrations\` was replaced after scrubber(), ${ATTACHED}`;
const BOTH_REPLACED = `\`beforeSend\` and \`integrations\` were both replaced after scrubber(), ${ATTACHED}`;
const HOOK_WITHOUT_GUARD =
  "A client uses the `beforeSend` of scrubber() but has no guard, so only its errors are scrubbed. Pass it the `integrations` of scrubber() as well.";

/** One call of `scrubber()` or `scrubberIntegration()`. `plan` is the compiled policy of this call. */
interface Call {
  readonly plan: GuardPolicy;
}

/** Maps each returned `beforeSend` and integration to the call that returned it. */
const calls = new WeakMap<object, Call>();
/** The calls of `scrubber()` in the current tick whose options no client uses yet, the newest last. */
const unclaimed = new Set<Call>();

/** Attaches the guard to every client that receives this integration, before the client sets up any integration. */
export function attachEarly(plan: GuardPolicy, integration: object): void {
  register({ plan }, integration);
}

/**
 * Attaches the guard to every client that receives the hook (`beforeSend`) or the integration of one call of
 * `scrubber()`. If an app sets `beforeSend` or `integrations` after it spreads the options, it overwrites one of the
 * two. The guard is then attached by the other one, and a warning is logged. If the app overwrites both, the guard is
 * attached only if the app calls `Sentry.init` in the same tick as `scrubber()`.
 */
export function attachSoon(plan: GuardPolicy, integration: object, beforeSend: object): void {
  const call = { plan };
  unclaimed.add(call);
  register(call, integration, beforeSend);
  queueMicrotask(() =>
    quietly(() => {
      unclaimed.delete(call);
      // `Sentry.init` is synchronous, so it has finished when this microtask runs.
      const client: GuardClient | undefined = getClient();
      if (client === undefined) warnAboutDuplicateSdk(warn, SDK_VERSION, DUPLICATE_SDK);
      else if (hasHook(client, beforeSend)) restore(client, plan, REPLACED, true);
    }),
  );
}

/**
 * Attaches the guard when a client without a guard calls the scrubber's `beforeSend`. If the current client has this
 * `beforeSend` in its options, it is the caller. If not, the caller can be another client or a hook of the app. The
 * guard is then attached to the current client only when this client sends the event.
 */
export function attachToSender(beforeSend: unknown, plan: GuardPolicy, event: unknown, hint: unknown): void {
  quietly(() => {
    const client: GuardClient | undefined = getClient();
    if (client === undefined && warnAboutDuplicateSdk(warn, SDK_VERSION, DUPLICATE_SDK)) return;
    if (client !== undefined && hasHook(client, beforeSend)) return restore(client, plan, REPLACED, true);
    if (client !== undefined && !isGuarded(client) && guardWhenSending(client, plan, event)) return;
    // Without an `event_id`, the caller is not a client, but a test or a hook of the app, so no warning is needed.
    if (field(hint, "event_id") !== undefined) warn(HOOK_WITHOUT_GUARD);
  });
}

function register(call: Call, ...parts: readonly object[]): void {
  for (const part of parts) calls.set(part, call);
  quietly(() => watchClients(getCurrentScope(), (client: GuardClient) => quietly(() => attachToNew(client))));
}

/** Attaches the guard to a client that was set on a scope. `Sentry.init` sets it before integrations are set up. */
function attachToNew(client: GuardClient): void {
  // In tests of an app, the client on a scope can be a mock without `getOptions`.
  if (typeof client.getOptions !== "function" || isGuarded(client)) return;
  const integrations = integrationsOf(client);
  const byHook = callOf(field(client.getOptions(), "beforeSend"));
  const byIntegration = integrations.map(callOf).find((call) => call !== undefined);
  for (const call of [byHook, byIntegration]) if (call !== undefined) unclaimed.delete(call);

  if (byIntegration !== undefined) guardClient(client, byIntegration.plan, false);
  // Another copy of this package created the integration in the client's options, and attaches its own guard.
  else if (integrations.some(({ name }) => name === GUARD_NAME)) return;
  else if (byHook !== undefined) restore(client, byHook.plan, REPLACED, false);
  else attachUnclaimed(client);
}

/**
 * Attaches the guard to a client whose options contain neither the hook nor the integration of a `scrubber()` call. If
 * the options of a call in the same tick are still unused, the app has probably replaced both the hook and the
 * integration.
 */
function attachUnclaimed(client: GuardClient): void {
  const newest = [...unclaimed].at(-1);
  if (newest === undefined) return;
  // If integrations are already set up, the client was created before the newest call of `scrubber()`, so the options
  // that this call returned were not meant for the client.
  if (integrationsOf(client).some(({ name }) => client.getIntegrationByName(name) !== undefined)) return;
  unclaimed.delete(newest);
  restore(client, newest.plan, BOTH_REPLACED, false);
}

function callOf(part: unknown): Call | undefined {
  return isFunction(part) || isObject(part) ? calls.get(part) : undefined;
}

/**
 * For each client, the id of the event that the scrubber's `beforeSend` last received. The client may still be sending
 * it.
 */
const lastEvents = new WeakMap<GuardClient, unknown>();

/**
 * Adds a listener to a client. The listener attaches the guard when the client sends the event that the scrubber's
 * `beforeSend` last received. Returns false if the client already has this listener.
 */
function guardWhenSending(client: GuardClient, plan: GuardPolicy, event: unknown): boolean {
  const isFirst = !lastEvents.has(client);
  lastEvents.set(client, field(event, "event_id"));
  if (isFirst) {
    client.on("beforeSendEvent", (sent: unknown) =>
      quietly(() => {
        if (field(sent, "event_id") === lastEvents.get(client)) restore(client, plan, REPLACED, true);
      }),
    );
  }
  return isFirst;
}

function hasHook(client: GuardClient, beforeSend: unknown): boolean {
  return Reflect.get(client.getOptions(), "beforeSend") === beforeSend;
}

function restore(client: GuardClient, plan: GuardPolicy, warning: string, isLate: boolean): void {
  if (isGuarded(client)) return;
  guardClient(client, plan, isLate);
  if (!sendsData(client)) return;
  warn(warning);
  // The startup warnings depend on integrations that are set up later in this tick.
  queueMicrotask(() => plan.hooks.logStartupWarnings?.(client));
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    warn("The guard could not be attached, so only events that pass through `beforeSend` are scrubbed.");
  }
}
