import type { GuardClient, GuardTransport } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import type { PolicyFeature } from "../walk/policy-feature.ts";
import type { Gates } from "./scrub-by-all.ts";

/** Functions that a feature adds to the guard. For an explanation of the guard, see `guard.ts`. */
export interface GuardHooks {
  /** Replaces a client's offline transport with a transport that scrubs the envelopes that an earlier run stored. */
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

/** A checked and compiled policy, together with the hooks that its features add to the guard. */
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
 * A part of the scrubber. If it is not listed in `features`, bundlers omit it. Features are created by the functions of
 * `@sentry-policy/scrubber/core`. The fields of this object can change in any version.
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
  /** Returns the problem with a path, or `undefined` if the path is valid. */
  readonly checkPath?: (path: string) => string | undefined;
  /**
   * Checks an entry of `safeValues`. This function is used if `policyChecks()` is not one of the features. It rejects
   * RegExps, because only `policyChecks()` can check whether a RegExp is fast.
   */
  readonly isSafeValue?: (value: unknown) => boolean;
  /** For each key of the policy's `allow`, the paths in a payload to which the key applies. */
  readonly allowPlaces?: Readonly<Record<string, readonly string[]>>;
  /** Throws a `ScrubberPolicyError` that lists all problems of a policy. */
  readonly checkPolicy?: (policy: unknown, kinds: readonly string[]) => void;
}
