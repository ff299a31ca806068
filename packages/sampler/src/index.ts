export { type SamplerPolicy, SamplerPolicyError, type SamplerRule } from "./policy.ts";
export type { SamplerReason, SamplerReport } from "./report.ts";
export type { SamplingContext } from "./rules.ts";
export {
  type SamplerClient,
  type SamplerIntegration,
  type SamplerOptions,
  sampler,
  samplerIntegration,
} from "./sampler.ts";
