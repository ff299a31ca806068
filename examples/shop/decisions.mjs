import { getCurrentScope } from "@sentry/node";

/**
 * Tells the parent process why a trace got its rate, so that it can be compared with what arrives.
 *
 * @param {import("@sentry-policy/sampler").SamplerReport} report
 */
export function reportDecision({ reason, rule, rate }) {
  const { traceId } = getCurrentScope().getPropagationContext();
  process.send?.({ traceId, rate, why: rule === undefined ? reason : `${reason} ${rule + 1}` });
}
