/**
 * Tells the parent process what became of each trace, and why, so that it can be compared with what arrives.
 *
 * @param {import("@sentry-policy/sampler").SamplerReport} report
 */
export function reportDecision({ reason, rule, rate, kept }) {
  // A trace is also reported when it starts: then nobody knows yet whether something in it will fail.
  if (kept === undefined) return;
  process.send?.({ rate, kept, why: rule === undefined ? reason : `${reason} ${rule + 1}` });
}
