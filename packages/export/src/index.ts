export type { ExportNote, NoteClass } from "./notes/note.ts";
