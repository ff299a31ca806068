export type { GuardClient, GuardIntegration } from "./client.ts";
export { createScrub } from "./create-scrub.ts";
export { scrubberIntegration } from "./integration.ts";
export { type ScrubberLimits, type ScrubberPolicy, ScrubberPolicyError, type UnsafePattern } from "./policy.ts";
export type { HashRedaction, RedactionMethod, ReplaceRedaction } from "./redaction.ts";
export type { ScrubReport } from "./report.ts";
export { type ScrubberOptions, scrubber } from "./scrubber.ts";
