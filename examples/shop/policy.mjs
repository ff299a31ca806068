// The policies of the shop: for its own process (instrument.mjs), and for engines outside of it. To export them, run in
// the folder `examples`: npx sentry-export collector shop/policy.mjs -o shop/collector.yaml

/** @type {import("@sentry-policy/scrubber").ScrubberPolicy} */
export const scrubber = { sensitiveFields: ["loyalty_number"] };

/** @type {import("@sentry-policy/sampler").SamplerPolicy} */
export const sampler = {
  rate: 0.1,
  rules: [
    { path: "/health", rate: 0 },
    { path: "/checkout", rate: 1 },
  ],
};
