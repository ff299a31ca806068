import type { ExportNote, NoteClass } from "../notes/note.ts";

/** What each class of notes means. The classes are listed in this order. */
export const NOTE_HEADINGS: Readonly<Record<NoteClass, string>> = Object.freeze({
  refused: "not exported",
  weaker: "does less than the policy",
  wider: "does more than the policy",
  unreachable: "cannot reach",
  elsewhere: "applies elsewhere",
});

/**
 * Formats notes as text, grouped by class. Each group begins with a heading, such as `refused (not exported):`, and has
 * one line per note.
 */
export function describeNotes(notes: readonly ExportNote[]): string {
  return Object.entries(NOTE_HEADINGS)
    .flatMap(([name, heading]) => {
      const lines = notes.filter((note) => note.class === name).map((note) => `- ${note.field}: ${note.message}`);
      return lines.length === 0 ? [] : [[`${name} (${heading}):`, ...lines].join("\n")];
    })
    .join("\n\n");
}
