import { type ExportNote, type NoteClass, note } from "../notes/note.ts";

/** Returns a list with one note if `holds` is true, and otherwise an empty one. */
export function noteIf(holds: boolean, kind: NoteClass, field: string, message: string): readonly ExportNote[] {
  return holds ? [note(kind, field, message)] : [];
}
