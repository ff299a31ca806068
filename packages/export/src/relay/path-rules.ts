import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, parsePath } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { relayRedaction } from "./redaction.ts";
import { relayPath, selectorOf } from "./selectors.ts";
import type { RelayPart } from "./types.ts";
import { UNREACHABLE_FIELDS } from "./unreachable.ts";

/** Returns the rule for the policy's `paths`. */
export function pathRules({ paths = [] }: ScrubberPolicy, { redactionOf }: ActiveRules): RelayPart {
  const notes: ExportNote[] = [];
  const selectors = paths.flatMap((path, place) => {
    const keys = parsePath(path);
    const first = keys[0] ?? "";
    if (!UNREACHABLE_FIELDS.includes(first)) return [selectorOf(relayPath(keys))];
    notes.push(
      note("unreachable", `paths[${place}]`, `no selector of Relay reaches \`${first}\`. Redact it in the app.`),
    );
    return [];
  });
  if (selectors.length === 0) return { rules: {}, applications: {}, notes };
  return {
    rules: { paths: { type: "anything", redaction: relayRedaction(redactionOf("paths")) } },
    applications: { [selectors.join(" || ")]: ["paths"] },
    notes,
  };
}
