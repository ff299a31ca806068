export type { SamplerClient } from "./client.ts";
export { type SamplerMode, type SamplerPolicy, SamplerPolicyError, type SamplerRule } from "./policy.ts";
export type { SamplerReason, SamplerReport } from "./report.ts";
export type { SamplingContext } from "./rules.ts";
export { type SamplerIntegration, type SamplerOptions, sampler, samplerIntegration } from "./sampler.ts";
