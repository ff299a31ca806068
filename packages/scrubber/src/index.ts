export { createScrub } from "./create-scrub.ts";
export type { ScrubberOptions } from "./guard/scrubber-options.ts";
export type { GuardClient, GuardIntegration } from "./items/client.ts";
export type { HashRedaction, RedactionByRule, RedactionMethod, ReplaceRedaction } from "./policy/redaction.ts";
export type { ScrubReport } from "./policy/report.ts";
export type { DetectorKind, RuleName } from "./policy/rule-names.ts";
export { type ScrubberLimits, type ScrubberPolicy, ScrubberPolicyError, type UnsafePattern } from "./policy/types.ts";
export { scrubber } from "./scrubber.ts";
export { scrubberIntegration } from "./scrubber-integration.ts";
