import { getClient } from "@sentry/core";
import { checkPolicy } from "./check-policy.ts";
import type { SamplerClient } from "./client.ts";
import { tellCopies } from "./copies.ts";
import { compileDecision, type Decision } from "./decide.ts";
import { attachHead } from "./head.ts";
import type { Expect } from "./listen.ts";
import { rateOf } from "./operator.ts";
import type { SamplerPolicy } from "./policy.ts";
import type { SamplerReport } from "./report.ts";
import type { SamplingContext } from "./rules.ts";
import { safely } from "./say.ts";
import { attachTail } from "./tail.ts";

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

/** What the sampler keeps for one client. */
interface Attached {
  decision: Decision;
  expect: Expect | undefined;
}

type Attach = (client: SamplerClient) => Attached;

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
  const attach = attacher(policy);
  let alone: Decision | undefined;
  return {
    tracesSampler: (context) =>
      sample(context, policy, getClient(), (client) => {
        if (client !== undefined) return attach(client);
        tellCopies();
        alone ??= compileDecision(policy);
        return { decision: alone, expect: undefined };
      }),
  };
}

/**
 * The same for one client, without the `tracesSampler` option: for several clients in a process, or where the app's SDK
 * has a copy of @sentry/core of its own. The client must have a `tracesSampleRate`, or the SDK does not trace at all.
 * A `tracesSampler` that the app set stays.
 *
 * @throws {@link SamplerPolicyError} if the policy cannot be followed; it lists every problem.
 */
export function samplerIntegration(policy: SamplerPolicy = {}): SamplerIntegration {
  const attach = attacher(policy);
  return {
    name: "SentryPolicySampler",
    beforeSetup(client) {
      const options: { tracesSampler?: unknown } = client.getOptions();
      options.tracesSampler ??= (context: SamplingContext) => sample(context, policy, client, () => attach(client));
    },
    setup(client) {
      attach(client);
    },
  };
}

/** Attaches to each client once, in the first call from it: by then its transport exists, and no root has started. */
function attacher(policy: SamplerPolicy): Attach {
  checkPolicy(policy);
  const mode = modeOf(policy);
  const attached = new WeakMap<object, Attached>();
  return (client) => {
    const known = attached.get(client);
    if (known !== undefined) return known;
    const decision = compileDecision(policy, mode);
    const tell = (report: SamplerReport) => tellSafely(policy.onDecision, report);
    const expect = mode === "tail" ? attachTail(client, decision, policy, tell) : attachHead(client, decision);
    const made = { decision, expect };
    attached.set(client, made);
    return made;
  };
}

/** In v10 what a `tracesSampler` throws reaches the app, so nothing may. */
function sample<C extends { getOptions(): object } | undefined>(
  context: SamplingContext,
  { rate, onDecision }: SamplerPolicy,
  client: C,
  attach: (client: C) => Attached,
): number {
  const operatorRate = client && rateOf(client);
  const decided = safely(() => {
    const { decision, expect } = attach(client);
    const start = decision.start(context, operatorRate);
    tellSafely(onDecision, start.report);
    return start.report.reason === "off" ? 0 : (expect?.(start) ?? start.report.rate);
  }, "The policy could not decide a trace, so its parent or the base rate did.");
  if (decided !== undefined) return decided;
  const base = operatorRate ?? rate ?? 0;
  return base === 0 ? 0 : context.inheritOrSampleWith(base);
}

function tellSafely(onDecision: SamplerPolicy["onDecision"], report: SamplerReport): void {
  safely(() => onDecision?.(report), "onDecision threw.");
}

function modeOf({ mode = "auto" }: SamplerPolicy): "tail" | "head" {
  if (mode !== "auto") return mode;
  return "document" in globalThis ? "head" : "tail";
}
