import { getClient, SDK_VERSION } from "@sentry/core";
import type { SentryIntegration } from "@sentry-policy/internal/client";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
import { createSafely } from "@sentry-policy/internal/safely";
import { sendsData } from "@sentry-policy/internal/sends-data";
import type { VolumePolicy } from "./policy/types.ts";
import { checkPolicy } from "./policy/validate.ts";
import type { VolumeClient } from "./sdk/client.ts";
import { attachGate } from "./sdk/gate.ts";
import { nextClientOf } from "./sdk/next-client.ts";
import { safely, warnOnce } from "./shared/warn.ts";

const DUPLICATE_SDK =
  "errors that are sent later can have the data of another request. Install only the version that the SDK uses.";
const REPLACED =
  "`initialScope` was replaced after volume(), so the policy attached itself to the client. Use compose() to merge the options.";
const attachSafely = /* @__PURE__ */ createSafely(
  warnOnce,
  "The policy could not be attached to the client, so all errors are sent.",
);

/** The options that `volume()` returns. Spread them into the options of `Sentry.init`. */
export interface VolumeOptions {
  initialScope<Scope extends object>(scope: Scope): Scope;
}

/** An integration in the form that every Sentry SDK accepts. */
export type VolumeIntegration = SentryIntegration<VolumeClient>;

/**
 * Returns options for `Sentry.init` that limit how many errors and logs are sent, while every error is still counted.
 *
 * In each interval, the first errors of an issue are sent at once. Of the other errors, only the newest is kept. It is
 * sent as one event at the end of the interval, on `flush` or on `close`. That event states how many errors it counts.
 * Rules can ignore errors, keep only a fraction of them, and set priorities and fingerprints.
 *
 * The decision is made before the SDK parses the stack. So a suppressed error costs little, and a storm of one error
 * does not fill the SDK's buffer, where it would displace other errors. A suppressed error still counts in sessions,
 * and still marks its trace as failed.
 *
 * @param policy Rules and limits. They are validated here. Clients with the same policy and DSN share their counters.
 * @throws {@link VolumePolicyError} if the policy is invalid. The error lists all problems.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { volume } from "@sentry-policy/volume";
 *
 * Sentry.init({ ...volume({ ignore: ["AbortError"], perIssue: { first: 5, interval: 300 } }) });
 * ```
 */
export function volume(policy: VolumePolicy = {}): VolumeOptions {
  checkPolicy(policy);
  let isApplied = false;
  const earlier = currentClient();
  queueMicrotask(() =>
    attachSafely(() => {
      const client = currentClient();
      // Continue only if the SDK has a new client whose options did not include our `initialScope`.
      if (isApplied || client === undefined || client === earlier) return;
      attachGate(client, policy);
      if (sendsData(client)) warnOnce(REPLACED);
    }),
  );
  return {
    initialScope(scope) {
      isApplied = true;
      attachSafely(() => nextClientOf(scope, (client) => attachSafely(() => attachGate(client, policy))));
      queueMicrotask(() => {
        if (currentClient() === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK));
      });
      return scope;
    },
  };
}

/**
 * Works like {@link volume}, but returns an integration that applies the policy to one client. Use it in a process with
 * several clients, or if the app sets its own `initialScope`.
 *
 * @throws {@link VolumePolicyError} if the policy is invalid. The error lists all problems.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { volumeIntegration } from "@sentry-policy/volume";
 *
 * Sentry.init({ integrations: [volumeIntegration({ perIssue: { first: 5 } })] });
 * ```
 */
export function volumeIntegration(policy: VolumePolicy = {}): VolumeIntegration {
  checkPolicy(policy);
  const attach = (client: VolumeClient) => attachSafely(() => attachGate(client, policy));
  return { name: "SentryPolicyVolume", beforeSetup: attach, setup: attach };
}

function currentClient(): VolumeClient | undefined {
  return getClient();
}
