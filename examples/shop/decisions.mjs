/**
 * Sends the decision about each trace, and its reason, to the parent process, which compares them with what arrives.
 *
 * @param {import("@sentry-policy/sampler").SamplerReport} report
 */
export function reportDecision({ reason, rule, rate, kept }) {
  // A trace is also reported when it starts, before it is known whether anything in it fails.
  if (kept === undefined) return;
  process.send?.({ rate, kept, why: rule === undefined ? reason : `${reason} ${rule + 1}` });
}
