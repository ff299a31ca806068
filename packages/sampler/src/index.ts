export type { SampledRequest, SamplingContext } from "./policy/context.ts";
export type { DefaultRuleName, DefaultRules } from "./policy/default-rules.ts";
export type { SamplerBudget, SamplerLimits } from "./policy/limits.ts";
export type { SamplerReason, SamplerReport } from "./policy/report.ts";
export {
  type ExpectedText,
  type OneOrMore,
  type SamplerMode,
  type SamplerPolicy,
  SamplerPolicyError,
  type SamplerRule,
} from "./policy/types.ts";
export { type SamplerIntegration, type SamplerOptions, sampler, samplerIntegration } from "./sampler.ts";
export type { SamplerClient } from "./sdk/client.ts";
