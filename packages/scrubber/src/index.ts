export { createScrub } from "./create-scrub.ts";
export type { ScrubberOptions } from "./guard/scrubber-options.ts";
export type { GuardClient, GuardIntegration } from "./items/client.ts";
export type { Allow, AllowPart } from "./policy/allow-parts.ts";
export type {
  HashRedaction,
  MaskRedaction,
  RedactionByRule,
  RedactionMethod,
  ReplaceRedaction,
} from "./policy/redaction.ts";
export type { ScrubReport } from "./policy/report.ts";
export type { DetectorKind, RuleName } from "./policy/rule-names.ts";
export type { SafeDomain, SafeValue } from "./policy/safe-values.ts";
export { type ScrubberLimits, type ScrubberPolicy, ScrubberPolicyError, type UnsafePattern } from "./policy/types.ts";
export { scrubEnvelope } from "./scrub-envelope.ts";
export { scrubber } from "./scrubber.ts";
export { scrubberIntegration } from "./scrubber-integration.ts";
