import { getClient, SDK_VERSION } from "@sentry/core";
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

/** Options that `sampler()` returns, to be spread into those of `Sentry.init`. */
export interface SamplerOptions {
  tracesSampler(context: SamplingContext): number;
}

/** An integration in the form that every Sentry SDK accepts. */
export type SamplerIntegration = SentryIntegration<SamplerClient>;

/**
 * Returns options for `Sentry.init` that keep failed traces, and other traces by rule or at the base rate.
 *
 * In mode `tail` (servers) every trace is recorded, and its spans are held until its local root spans have ended; only
 * then is the decision to keep the trace made. So every failed trace is kept, unless `errorRate` or a budget for errors
 * limits them. In mode `head` (browsers) the decision is made when a trace starts, before anything can have failed, with
 * a rate that is higher if the endpoint of the trace had errors recently. Each kept trace states the probability with
 * which it was kept, so Sentry's extrapolated counts stay correct.
 *
 * If `tracesSampleRate` is set, in `Sentry.init` or in the environment, it replaces `rate`, and 0 turns tracing off. A
 * trace that began in another service keeps that service's rate, so unless something failed, the trace is kept or
 * dropped as a whole in all services.
 *
 * @param policy Rules, rates and limits. They are validated here, and compiled once for each client.
 * @throws {@link SamplerPolicyError} if the policy is invalid; it lists every problem.
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
 * Returns an integration that applies a policy to one client; apart from that, it works like {@link sampler}. Use it in
 * a process with several clients, or if the app's SDK uses another version of @sentry/core. Also set
 * `tracesSampleRate`: without it, @sentry/node does not add its tracing integrations. If the app sets its own
 * `tracesSampler`, that function is used instead.
 *
 * @throws {@link SamplerPolicyError} if the policy is invalid; it lists every problem.
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
 * Returns a function that gives the `tracesSampler` of a client. The first call with a client attaches the policy to
 * it. At that time the client's transport already exists, and no root span has started yet.
 */
function samplersByClient(policy: SamplerPolicy): (client: SamplerClient | undefined) => TracesSampler {
  checkPolicy(policy);
  const samplers = new WeakMap<object, TracesSampler>();
  return (client) => {
    // Without a client, the policy itself is the key.
    const key = client ?? policy;
    const tracesSampler = samplers.get(key) ?? attach(policy, client);
    samplers.set(key, tracesSampler);
    return tracesSampler;
  };
}

function callOnDecision(onDecision: SamplerPolicy["onDecision"], report: SamplerReport): void {
  const result: unknown = safely(() => onDecision?.(report), ON_DECISION_FAILED);
  // An unhandled rejection from an async callback would end the process.
  if (result instanceof Promise) result.catch(() => warnOnce(ON_DECISION_FAILED));
}

function attach(policy: SamplerPolicy, client: SamplerClient | undefined): TracesSampler {
  const { mode = "auto", onDecision } = policy;
  const tell = (report: SamplerReport) => callOnDecision(onDecision, report);
  const decision = compileDecision(policy);
  for (const warning of foreignAttributes(policy.rules ?? [], SDK_VERSION)) warnOnce(warning);
  if (client === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK_CONSEQUENCE));
  const isTailMode = mode === "tail" || (mode === "auto" && !isPage());
  const tail = client && isTailMode ? createTailSampler(client, decision, policy, tell) : undefined;
  const setNextDecision = client && observeSpans(client, tail ?? createHeadSampler(decision));

  /** Returns the client's `tracesSampleRate`, which can also come from the environment, if it is a valid rate. */
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
    tell(start.report);
    if (reason === "off") return 0;
    setNextDecision?.(start);
    return tail === undefined ? rate : 1;
  }

  return (context) => {
    // SDK v10 lets an exception in `tracesSampler` reach the app, so every exception is caught.
    const rate = safely(() => sample(context));
    if (rate !== undefined) return rate;
    // A rate that is a function might be what threw, so it counts as 0 here.
    const base = operatorRate() ?? (isRate(policy.rate) ? policy.rate : 0);
    return base === 0 ? 0 : context.inheritOrSampleWith(base);
  };
}
