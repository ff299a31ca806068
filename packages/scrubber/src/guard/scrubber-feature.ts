import type { GuardClient, GuardTransport } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import type { PolicyFeature } from "../walk/policy-feature.ts";
import type { Gates } from "./scrub-by-all.ts";

/** What a feature adds to the guard. `guard.ts` explains what the guard is. */
export interface GuardHooks {
  /** Replaces a client's offline transport with one that scrubs the envelopes that an earlier run stored. */
  readonly replaceOffline?: (
    client: GuardClient,
    gates: Gates,
    clean: WeakSet<object>,
    isLate: boolean,
  ) => GuardTransport | undefined;
  /** Scrubs breadcrumbs before the SDK truncates them. */
  readonly scrubBreadcrumbs?: (client: GuardClient, plan: CompiledPolicy) => void;
  readonly logStartupWarnings?: (client: GuardClient) => void;
}

/** A checked and compiled policy, with the hooks that its features add to the guard. */
export interface GuardPolicy extends CompiledPolicy {
  readonly hooks: GuardHooks;
}

export type FeatureName =
  | "credentials"
  | "notations"
  | "personalData"
  | "vendorKeys"
  | "encodedText"
  | "truncatedText"
  | "paths"
  | "safeValues"
  | "allow"
  | "sql"
  | "replay"
  | "offlineStore"
  | "startupWarnings"
  | "policyChecks";

/**
 * A part of the scrubber that a bundler leaves out if it is not listed in `features`. Only the functions of
 * `@sentry-policy/scrubber/core` make features. The fields of a feature can change in any version.
 *
 * @example
 * ```ts
 * import { credentials, type ScrubberFeature, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const features: readonly ScrubberFeature[] = [credentials()];
 * const options = scrubber({ features });
 * ```
 */
export interface ScrubberFeature extends PolicyFeature, GuardHooks {
  readonly name: FeatureName;
  /** Returns what is wrong with a path, or `undefined` if it is valid. */
  readonly checkPath?: (path: string) => string | undefined;
  /**
   * Checks an entry of `safeValues` if the policy does not list `policyChecks()`. Rejects RegExps, because only
   * `policyChecks()` can check that they are fast.
   */
  readonly isSafeValue?: (value: unknown) => boolean;
  /** The places of each part that `allow` can name. */
  readonly allowPlaces?: Readonly<Record<string, readonly string[]>>;
  /** Throws a `ScrubberPolicyError` that lists every problem of a policy. */
  readonly checkPolicy?: (policy: unknown, kinds: readonly string[]) => void;
}
