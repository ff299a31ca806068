import { getClient, SDK_VERSION } from "@sentry/core";
import { callCallback } from "@sentry-policy/internal/callback";
import type { SentryIntegration } from "@sentry-policy/internal/client";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
import { isRate } from "@sentry-policy/internal/rate";
import { sendsData } from "@sentry-policy/internal/sends-data";
import { compileDecision } from "./decide/decision.ts";
import { createHeadSampler } from "./head.ts";
import type { SamplingContext } from "./policy/context.ts";
import { foreignAttributes } from "./policy/foreign-attributes.ts";
import type { SamplerReport } from "./policy/report.ts";
import type { SamplerPolicy } from "./policy/types.ts";
import { checkPolicy } from "./policy/validate.ts";
import type { SamplerClient } from "./sdk/client.ts";
import { isPage } from "./sdk/shutdown.ts";
import { observeSpans } from "./sdk/span-events.ts";
import { safely, warnOnce } from "./shared/warn.ts";
import { createTailSampler } from "./tail/tail-sampler.ts";

const DUPLICATE_SDK_CONSEQUENCE =
  "sampler() does not find the client: traces are decided when they start, by the `rate` of the policy alone. Install only the version that the SDK uses, or use samplerIntegration().";
const NO_RATE = "No rate is set, so tracing is off. Set tracesSampleRate in Sentry.init, or `rate` in the policy.";
const ON_DECISION_FAILED = "onDecision threw or rejected.";

type TracesSampler = (context: SamplingContext) => number;

/** The options that `sampler()` returns. Spread them into the options of `Sentry.init`. */
export interface SamplerOptions {
  tracesSampler(context: SamplingContext): number;
}

/** An integration in the form that every Sentry SDK accepts. */
export type SamplerIntegration = SentryIntegration<SamplerClient>;

/**
 * Returns options for `Sentry.init` that keep failed traces. Other traces are sampled by rules or at the base rate.
 *
 * In mode `tail` (servers), every trace is recorded, and its spans are buffered. When all root spans that the trace has
 * in this process have ended, the sampler decides whether to keep the trace. So every failed trace is kept, unless
 * `errorRate` or a budget limits the number of failed traces. In mode `head` (browsers), the sampler decides when a
 * trace starts. It does not know yet whether the trace will fail, so it uses a higher rate if the endpoint of the trace
 * had errors recently. Each kept trace contains the probability with which it was kept, so Sentry's extrapolated counts
 * stay correct.
 *
 * If `tracesSampleRate` is set in `Sentry.init` or in the environment, it replaces `rate`. The value 0 turns tracing
 * off. A trace that began in another service keeps the rate of that service. So if no service had a failure, all
 * services keep or drop the trace together.
 *
 * @param policy Rules, rates and limits. The policy is validated immediately, and compiled once for each client.
 * @throws {@link SamplerPolicyError} if the policy is invalid. The error lists all problems.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { sampler } from "@sentry-policy/sampler";
 *
 * Sentry.init({ ...sampler({ rate: 0.1, rules: [{ path: "/checkout/**", rate: 1 }] }) });
 * ```
 */
export function sampler(policy: SamplerPolicy = {}): SamplerOptions {
  const samplerOf = samplersByClient(policy);
  return { tracesSampler: (context) => samplerOf(getClient())(context) };
}

/**
 * Returns an integration that applies the policy to one client. Apart from that, it works like {@link sampler}. Use it
 * in a process with several clients, or if the app's SDK uses another version of @sentry/core than this package. Also
 * set `tracesSampleRate`, because otherwise @sentry/node does not add its tracing integrations. If the app sets its own
 * `tracesSampler`, that function is used instead of the policy.
 *
 * @throws {@link SamplerPolicyError} if the policy is invalid. The error lists all problems.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { samplerIntegration } from "@sentry-policy/sampler";
 *
 * Sentry.init({ tracesSampleRate: 0.1, integrations: [samplerIntegration({ slow: { thresholdMs: 2000 } })] });
 * ```
 */
export function samplerIntegration(policy: SamplerPolicy = {}): SamplerIntegration {
  const samplerOf = samplersByClient(policy);
  return {
    name: "SentryPolicySampler",
    beforeSetup(client) {
      client.getOptions().tracesSampler ??= (context: SamplingContext) => samplerOf(client)(context);
    },
    setup: samplerOf,
  };
}

/**
 * Returns a function that returns the `tracesSampler` of a given client. The first time that function gets a client, it
 * attaches the policy to this client. At this time, the client already has its transport, and no root span has started
 * yet.
 */
function samplersByClient(policy: SamplerPolicy): (client: SamplerClient | undefined) => TracesSampler {
  checkPolicy(policy);
  const samplers = new WeakMap<object, TracesSampler>();
  return (client) => {
    // If there is no client, the policy is the key, so that there is only one `tracesSampler`.
    const key = client ?? policy;
    const tracesSampler = samplers.get(key) ?? attach(policy, client);
    samplers.set(key, tracesSampler);
    return tracesSampler;
  };
}

function attach(policy: SamplerPolicy, client: SamplerClient | undefined): TracesSampler {
  const { mode = "auto", onDecision } = policy;
  const tell =
    onDecision && ((report: SamplerReport) => callCallback(() => onDecision(report), warnOnce, ON_DECISION_FAILED));
  const decision = compileDecision(policy);
  for (const warning of foreignAttributes(policy.rules ?? [], SDK_VERSION)) warnOnce(warning);
  if (client === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK_CONSEQUENCE));
  const isTailMode = mode === "tail" || (mode === "auto" && !isPage());
  const tail = client && isTailMode ? createTailSampler(client, decision, policy, tell) : undefined;
  const setNextDecision = client && observeSpans(client, tail ?? createHeadSampler(decision));

  /** Returns the client's `tracesSampleRate` if it is valid. The SDK may have read it from the environment. */
  function operatorRate(): number | undefined {
    const rate = client?.getOptions().tracesSampleRate;
    return isRate(rate) ? rate : undefined;
  }

  function sample(context: SamplingContext): number {
    const operator = operatorRate();
    if (operator === undefined && policy.rate === undefined && client !== undefined && sendsData(client))
      warnOnce(NO_RATE);
    const start = decision.start(context, operator);
    const { reason, rate } = start.report;
    tell?.(start.report);
    if (reason === "off") return 0;
    setNextDecision?.(start);
    return tail === undefined ? rate : 1;
  }

  return (context) => {
    // All exceptions are caught, because SDK v10 would let an exception in `tracesSampler` reach the app.
    const rate = safely(() => sample(context));
    if (rate !== undefined) return rate;
    // If the policy's rate is a function, it may have thrown the exception. So it is not called again, and 0 is used.
    const base = operatorRate() ?? (isRate(policy.rate) ? policy.rate : 0);
    return base === 0 ? 0 : context.inheritOrSampleWith(base);
  };
}
