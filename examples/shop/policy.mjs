// The policies of the shop. instrument.mjs applies them in the shop's own process. Engines outside of it apply their
// exported form. To export them, run this command in the folder `examples`:
// npx sentry-export collector shop/policy.mjs -o shop/collector.yaml

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
