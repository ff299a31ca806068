/**
 * Sends the decision about each trace, and the reason for it, to the parent process, which compares the decisions with
 * the traces that arrive.
 *
 * @param {import("@sentry-policy/sampler").SamplerReport} report
 */
export function reportDecision({ reason, rule, rate, kept }) {
  // Skips the report that is made when a trace starts, because then it is not known yet whether the trace will fail.
  if (kept === undefined) return;
  process.send?.({ rate, kept, why: rule === undefined ? reason : `${reason} ${rule + 1}` });
}
