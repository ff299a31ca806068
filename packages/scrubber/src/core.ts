export type { CorePolicy } from "./core/core-policy.ts";
export { createScrub } from "./core/create-scrub.ts";
export { scrubber } from "./core/scrubber.ts";
export { scrubberIntegration } from "./core/scrubber-integration.ts";
export { allow } from "./features/allow.ts";
export { credentials } from "./features/credentials.ts";
export { encodedText } from "./features/encoded-text.ts";
export { notations } from "./features/notations.ts";
export { offlineStore } from "./features/offline-store.ts";
export { paths } from "./features/paths.ts";
export { personalData } from "./features/personal-data.ts";
export { policyChecks } from "./features/policy-checks.ts";
export { replay } from "./features/replay.ts";
export { safeValues } from "./features/safe-values.ts";
export { sql } from "./features/sql.ts";
export { startupWarnings } from "./features/startup-warnings.ts";
export { truncatedText } from "./features/truncated-text.ts";
export { vendorKeys } from "./features/vendor-keys.ts";
export type { FeatureName, ScrubberFeature } from "./guard/scrubber-feature.ts";
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
