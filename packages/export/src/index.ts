export { type CollectorOptions, CollectorOptionsError, type CollectorPolicies } from "./collector/options.ts";
export type { Json, JsonObject } from "./collector/pipeline/json.ts";
export type { CollectorConfig } from "./collector/pipeline/pipeline.ts";
export { type CollectorExport, toCollector } from "./collector/to-collector.ts";
export type { ExportNote, NoteClass } from "./notes/note.ts";
export type { PolicyFile } from "./policy-file.ts";
export { toRelay } from "./relay/to-relay.ts";
export type { RelayConfig, RelayExport, RelayRedaction, RelayRule } from "./relay/types.ts";
export {
  type ProjectSettings,
  type ProjectSettingsExport,
  toProjectSettings,
} from "./settings/to-project-settings.ts";
