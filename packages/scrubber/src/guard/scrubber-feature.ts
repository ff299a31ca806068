import type { GuardClient, GuardTransport } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import type { PolicyFeature } from "../walk/policy-feature.ts";
import type { Gates } from "./scrub-by-all.ts";

/** Functions that a feature adds to the guard, which scrubs everything that a client sends (see `guard.ts`). */
export interface GuardHooks {
  /** Replaces a client's offline transport with one that scrubs stored envelopes before it sends them. */
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

/** A compiled policy, and the hooks that its features add to the guard. */
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
 * A part of the scrubber. Bundlers omit it if no policy lists it in `features`. The functions of
 * `@sentry-policy/scrubber/core` create features. The fields of this object can change in any version.
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
   * Checks an entry of `safeValues` if the policy does not list `policyChecks()`. Rejects each RegExp, because only
   * `policyChecks()` can check whether it is fast.
   */
  readonly isSafeValue?: (value: unknown) => boolean;
  /** For each key of the policy's `allow` option, the paths of the objects whose fields it limits. */
  readonly allowPlaces?: Readonly<Record<string, readonly string[]>>;
  /** Throws a `ScrubberPolicyError` that lists all problems of a policy. */
  readonly checkPolicy?: (policy: unknown, kinds: readonly string[]) => void;
}
