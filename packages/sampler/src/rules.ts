/*
 * The sampler's rules as data, for tools that translate a policy for another engine. This entry does not use the SDK.
 */

export { OTHER_SPELLING } from "./policy/context.ts";
export {
  chosenDefaultRules,
  DEFAULT_RULE_NAMES,
  DEFAULT_RULES,
  type DefaultRule,
  type DefaultRuleName,
  type DefaultRules,
} from "./policy/default-rules.ts";
export { type OneOrMore, type SamplerPolicy, SamplerPolicyError, type SamplerRule } from "./policy/types.ts";
export { checkPolicy } from "./policy/validate.ts";
