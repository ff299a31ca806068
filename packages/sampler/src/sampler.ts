import { compileDecision, type Decide } from "./decide.ts";
import { currentOperatorRate, rateOf } from "./operator.ts";
import type { SamplerPolicy } from "./policy.ts";
import type { SamplingContext } from "./rules.ts";
import { sayOnce } from "./say.ts";

/** What `sampler()` adds to `Sentry.init`'s options. */
export interface SamplerOptions {
  tracesSampler(context: SamplingContext): number;
}

/** As much of a Sentry client, v10 or v11, as the sampler needs. */
export interface SamplerClient {
  getOptions(): object;
}

/** An integration in the form that every Sentry SDK takes. */
export interface SamplerIntegration {
  name: string;
  beforeSetup(client: SamplerClient): void;
}

/**
 * Options for `Sentry.init` that decide which traces to record: by rule, else by the base rate.
 *
 * The operator's `tracesSampleRate` replaces `rate`, and 0 there turns tracing off. A trace that began elsewhere keeps
 * the rate it came with, so it is whole or absent across services.
 *
 * @param policy Rules and the base rate. Checked here, and compiled once.
 * @throws {@link SamplerPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function sampler(policy: SamplerPolicy = {}): SamplerOptions {
  return { tracesSampler: guarded(compileDecision(policy), policy, currentOperatorRate) };
}

/**
 * The same for one client, without the `tracesSampler` option: for several clients in a process, or where the app's SDK
 * has a copy of @sentry/core of its own. The client must have a `tracesSampleRate`, or the SDK does not trace at all.
 * A `tracesSampler` that the app set stays.
 *
 * @throws {@link SamplerPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function samplerIntegration(policy: SamplerPolicy = {}): SamplerIntegration {
  const decide = compileDecision(policy);
  return {
    name: "SentryPolicySampler",
    beforeSetup(client) {
      const options: { tracesSampler?: unknown } = client.getOptions();
      options.tracesSampler ??= guarded(decide, policy, () => rateOf(client));
    },
  };
}

/** In v10 what a `tracesSampler` throws reaches the app, so nothing may. */
function guarded(
  decide: Decide,
  { rate, onDecision }: SamplerPolicy,
  operatorRate: () => number | undefined,
): SamplerOptions["tracesSampler"] {
  return (context: SamplingContext): number => {
    try {
      const report = decide(context, operatorRate());
      onDecision?.(report);
      return report.rate;
    } catch {
      // What was thrown is not shown, for names may hold secrets.
      sayOnce("A trace could not be decided by the policy, so its parent or the base rate decided.");
      return context.inheritOrSampleWith(rate ?? 0);
    }
  };
}
