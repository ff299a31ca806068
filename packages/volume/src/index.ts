export type { BrowserNoiseKind } from "./policy/browser-noise.ts";
export type { VolumeReason, VolumeReport } from "./policy/report.ts";
export {
  type OneOrMany,
  type PerIssue,
  type VolumeIgnore,
  type VolumeLevel,
  type VolumeLogLevel,
  type VolumeLogs,
  type VolumePolicy,
  VolumePolicyError,
  type VolumePriority,
  type VolumeRule,
} from "./policy/types.ts";
export type { VolumeClient } from "./sdk/client.ts";
export { type VolumeIntegration, type VolumeOptions, volume, volumeIntegration } from "./volume.ts";
