export type { ExportNote, NoteClass } from "./notes/note.ts";
export { toRelay } from "./relay/to-relay.ts";
export type { RelayConfig, RelayExport, RelayRedaction, RelayRule } from "./relay/types.ts";
export {
  type ProjectSettings,
  type ProjectSettingsExport,
  toProjectSettings,
} from "./settings/to-project-settings.ts";
