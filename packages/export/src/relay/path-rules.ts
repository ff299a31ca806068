import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, parsePath } from "@sentry-policy/scrubber/rules";
import { note } from "../notes/note.ts";
import { noteOnReach } from "./reachable.ts";
import { relayRedaction } from "./redaction.ts";
import { relayPath, rootSelectorOf } from "./selectors.ts";
import type { RelayPart } from "./types.ts";

/** Returns the rule for the policy's `paths`. */
export function pathRules({ paths = [] }: ScrubberPolicy, { redactionOf }: ActiveRules): RelayPart {
  const parsed = paths.map((path, place) => ({ keys: relayPath(parsePath(path)), field: `paths[${place}]` }));
  const usable = parsed.filter(({ keys }) => keys.some((key) => key !== "*"));
  const refused = parsed.filter((path) => !usable.includes(path));
  const notes = [
    ...usable.flatMap(({ keys, field }) => noteOnReach(keys, field) ?? []),
    ...refused.map(({ field }) =>
      note("refused", field, "is not exported: Relay refuses a selector without any name. List the fields instead."),
    ),
  ];
  if (usable.length === 0) return { rules: {}, applications: {}, notes };
  const selectors = usable.flatMap(({ keys }) => selectorsOfPath(keys)).map((selector) => `(${selector})`);
  return {
    rules: { paths: { type: "anything", redaction: relayRedaction(redactionOf("paths")) } },
    applications: { [selectors.join(" || ")]: ["paths"] },
    notes,
  };
}

/**
 * Returns the selectors of a path. A number in it can be the index of a list or the key of an object, which selectors
 * distinguish: `a.0` and `a.'0'`.
 */
function selectorsOfPath(keys: readonly string[]): readonly string[] {
  const selectors = [keys, keys.map((key) => (/^\d+$/.test(key) ? `'${key}'` : key))].map(rootSelectorOf);
  return [...new Set(selectors)];
}
