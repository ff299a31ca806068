import { getClient, SDK_VERSION } from "@sentry/core";
import type { SentryIntegration } from "@sentry-policy/internal/client";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
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
const NOT_ATTACHED = "The policy could not be attached to the client, so all errors are sent.";

/** Options that `volume()` returns, to be spread into those of `Sentry.init`. */
export interface VolumeOptions {
  initialScope<Scope extends object>(scope: Scope): Scope;
}

/** An integration in the form that every Sentry SDK accepts. */
export type VolumeIntegration = SentryIntegration<VolumeClient>;

/**
 * Returns options for `Sentry.init` that limit how many errors and logs are sent, while the counts in Sentry stay true.
 *
 * The first errors of each issue are sent at once. Of the others the newest is held, and sent at the end of the interval,
 * on `flush` and on `close`, as one event that states for how many errors it counts. Rules can ignore errors, keep only a
 * part of them, and set priorities and fingerprints.
 *
 * The decision is made before the SDK parses the stack, so in a storm of one error no other error is lost, and each
 * suppressed error costs little. An error that is not sent still counts in sessions, and still marks its trace as failed.
 *
 * @param policy Rules and limits. They are validated here. Clients with the same policy and DSN are counted together.
 * @throws {@link VolumePolicyError} if the policy is invalid; it lists every problem.
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
    safely(() => {
      const client = currentClient();
      // The SDK has a new client, but it did not get these options.
      if (isApplied || client === undefined || client === earlier) return;
      attachGate(client, policy);
      if (sendsData(client)) warnOnce(REPLACED);
    }, NOT_ATTACHED),
  );
  return {
    initialScope(scope) {
      isApplied = true;
      safely(
        () => nextClientOf(scope, (client) => safely(() => attachGate(client, policy), NOT_ATTACHED)),
        NOT_ATTACHED,
      );
      queueMicrotask(() => {
        if (currentClient() === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK));
      });
      return scope;
    },
  };
}

/**
 * Returns an integration that applies a policy to one client; apart from that, it works like {@link volume}. Use it in a
 * process with several clients, or if the app sets its own `initialScope`.
 *
 * @throws {@link VolumePolicyError} if the policy is invalid; it lists every problem.
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
  const attach = (client: VolumeClient) => safely(() => attachGate(client, policy), NOT_ATTACHED);
  return { name: "SentryPolicyVolume", beforeSetup: attach, setup: attach };
}

function currentClient(): VolumeClient | undefined {
  return getClient();
}
