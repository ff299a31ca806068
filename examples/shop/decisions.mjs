/**
 * Sends each sampling decision and its reason to the parent process, which compares the decisions with the traces that
 * arrive.
 *
 * @param {import("@sentry-policy/sampler").SamplerReport} report
 */
export function reportDecision({ reason, rule, rate, kept }) {
  // Skips the report at the start of a trace. At that time the sampler does not know yet whether the trace will fail.
  if (kept === undefined) return;
  process.send?.({ rate, kept, why: rule === undefined ? reason : `${reason} ${rule + 1}` });
}
