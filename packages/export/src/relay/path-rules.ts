import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, parsePath } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { relayRedaction } from "./redaction.ts";
import { relayPath, rootSelectorOf } from "./selectors.ts";
import type { RelayPart } from "./types.ts";
import { UNREACHABLE_FIELDS } from "./unreachable.ts";

/** Returns the rule for the policy's `paths`. */
export function pathRules({ paths = [] }: ScrubberPolicy, { redactionOf }: ActiveRules): RelayPart {
  const parsed = paths.map((path, place) => ({ keys: parsePath(path), field: `paths[${place}]` }));
  const notes = parsed.flatMap(({ keys, field }) => noteOf(keys, field) ?? []);
  const selectors = parsed
    .filter(({ keys, field }) => noteOf(keys, field) === undefined)
    .flatMap(({ keys }) => selectorsOfPath(relayPath(keys)));
  if (selectors.length === 0) return { rules: {}, applications: {}, notes };
  return {
    rules: { paths: { type: "anything", redaction: relayRedaction(redactionOf("paths")) } },
    applications: { [selectors.map((selector) => `(${selector})`).join(" || ")]: ["paths"] },
    notes,
  };
}

/** A number can be the index of a list or the key of an object, which selectors distinguish: `a.0`, `a.'0'`. */
function selectorsOfPath(keys: readonly string[]): readonly string[] {
  const selectors = [keys, keys.map((key) => (/^\d+$/.test(key) ? `'${key}'` : key))].map(rootSelectorOf);
  return [...new Set(selectors)];
}

function noteOf(keys: readonly string[], field: string): ExportNote | undefined {
  const [first = ""] = keys;
  if (UNREACHABLE_FIELDS.includes(first))
    return note("unreachable", field, `no selector of Relay reaches \`${first}\`. Redact it in the app.`);
  return keys.every((key) => key === "*")
    ? note("refused", field, "is not exported: Relay refuses a selector without any name. List the fields instead.")
    : undefined;
}
