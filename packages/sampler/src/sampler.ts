import { getClient } from "@sentry/core";
import { compileDecision } from "./decide/decision.ts";
import { createHeadSampler } from "./head.ts";
import { isRate } from "./policy/rate.ts";
import type { SamplerReport } from "./policy/report.ts";
import type { SamplingContext } from "./policy/rules.ts";
import type { SamplerPolicy } from "./policy/types.ts";
import { checkPolicy } from "./policy/validate.ts";
import type { SamplerClient } from "./sdk/client.ts";
import { warnAboutDuplicateSdk } from "./sdk/duplicate-sdk.ts";
import { isPage } from "./sdk/shutdown.ts";
import { observeSpans } from "./sdk/span-events.ts";
import { safely, warnOnce } from "./shared/warn.ts";
import { createTailSampler } from "./tail/tail-sampler.ts";

const ON_DECISION = "onDecision threw.";

type TracesSampler = (context: SamplingContext) => number;

/** What `sampler()` adds to `Sentry.init`'s options. */
export interface SamplerOptions {
  tracesSampler(context: SamplingContext): number;
}

/** An integration in the form that every Sentry SDK takes. */
export interface SamplerIntegration {
  name: string;
  beforeSetup(client: SamplerClient): void;
  setup(client: SamplerClient): void;
}

/**
 * Options for `Sentry.init` that keep every trace in which something failed, and the others at the base rate.
 *
 * In mode `tail` (servers) every trace is recorded, its spans are held until its local roots have ended, and only then
 * is it decided. In mode `head` (browsers) the SDK decides when a trace starts, by its endpoint's recent errors. What
 * is sent states the probability with which it was kept, so Sentry's extrapolated counts stay true.
 *
 * The operator's `tracesSampleRate` replaces `rate`, and 0 there turns tracing off. A trace that began elsewhere keeps
 * the rate it came with, so it is whole or absent across services where nothing failed.
 *
 * @param policy Rules, rates and bounds. Checked here, and compiled once for each client.
 * @throws {@link SamplerPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function sampler(policy: SamplerPolicy = {}): SamplerOptions {
  const samplerOf = compiler(policy);
  return { tracesSampler: (context) => samplerOf(getClient())(context) };
}

/**
 * The same for one client, without the `tracesSampler` option: for several clients in a process, or where the app's SDK
 * has a copy of @sentry/core of its own. Set a `tracesSampleRate` as well: without it @sentry/node adds none of the
 * integrations that trace. A `tracesSampler` that the app set stays.
 *
 * @throws {@link SamplerPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function samplerIntegration(policy: SamplerPolicy = {}): SamplerIntegration {
  const samplerOf = compiler(policy);
  return {
    name: "SentryPolicySampler",
    beforeSetup(client) {
      client.getOptions().tracesSampler ??= (context: SamplingContext) => samplerOf(client)(context);
    },
    setup: samplerOf,
  };
}

/** Attaches to each client once, in the first call from it: by then its transport exists, and no root has started. */
function compiler(policy: SamplerPolicy): (client: SamplerClient | undefined) => TracesSampler {
  checkPolicy(policy);
  const samplers = new WeakMap<object, TracesSampler>();
  return (client) => {
    // Without a client the policy stands for it.
    const key = client ?? policy;
    const made = samplers.get(key) ?? attach(policy, client);
    samplers.set(key, made);
    return made;
  };
}

function tellSafely(onDecision: SamplerPolicy["onDecision"], report: SamplerReport): void {
  const told: unknown = safely(() => onDecision?.(report), ON_DECISION);
  // An asynchronous one that rejects would end the process.
  if (told instanceof Promise) told.catch(() => warnOnce(ON_DECISION));
}

function attach(policy: SamplerPolicy, client: SamplerClient | undefined): TracesSampler {
  const { mode = "auto", onDecision } = policy;
  const tell = (report: SamplerReport) => tellSafely(onDecision, report);
  const decision = compileDecision(policy);
  if (client === undefined) warnAboutDuplicateSdk();
  const inTail = mode === "tail" || (mode === "auto" && !isPage());
  const tail = client && inTail ? createTailSampler(client, decision, policy, tell) : undefined;
  const expect = client && observeSpans(client, tail ?? createHeadSampler(decision));

  /** The operator's, set on the client (and so perhaps in the environment), if there is one. */
  function operatorRate(): number | undefined {
    const rate = client?.getOptions().tracesSampleRate;
    return isRate(rate) ? rate : undefined;
  }

  function sample(context: SamplingContext): number {
    const start = decision.start(context, operatorRate());
    const { reason, rate } = start.report;
    tell(start.report);
    if (reason === "off") return 0;
    expect?.(start);
    return tail === undefined ? rate : 1;
  }

  return (context) => {
    // In v10 what a `tracesSampler` throws reaches the app, so nothing may.
    const rate = safely(() => sample(context));
    if (rate !== undefined) return rate;
    const base = operatorRate() ?? policy.rate ?? 0;
    return base === 0 ? 0 : context.inheritOrSampleWith(base);
  };
}
