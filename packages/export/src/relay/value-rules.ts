import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { type ValuePatterns, valuePatterns } from "../search/value-patterns.ts";
import { relayRedaction } from "./redaction.ts";
import { FRAME_PATHS, TEXT_SELECTOR } from "./selectors.ts";
import type { RelayPart, RelayRule } from "./types.ts";

/**
 * Relay does not decode URLs. So a secret in a URL can directly follow a percent-encoded character:
 * `%20ada@example.org`
 */
const OPTIONS = Object.freeze({ afterPercent: true });
/**
 * The kind of the generic detector for keys. It also finds keys of known vendors, so it runs after the vendors'
 * detectors.
 */
const GENERIC = "apikey";

/** Returns the rules for secrets that are recognized by their format. */
export function valueRules({ detectors, patterns, redactionOf }: ActiveRules): RelayPart {
  const rules: Record<string, RelayRule> = {};
  const anywhere: string[] = [];
  const inPaths: string[] = [];
  const builtIn = valuePatterns(detectors, "rust", OPTIONS);
  const own = valuePatterns(patterns, "rust", OPTIONS);
  for (const each of [...builtIn, ...own]) {
    const isOwn = own.includes(each);
    const redaction = relayRedaction(redactionOf(each.rule), each.replacement);
    const passes = each.patterns.flatMap((translated) => Array.from({ length: translated.passes }, () => translated));
    passes.forEach(({ pattern, groups }, place) => {
      const name = `${groupOf(each, isOwn)}:${each.kind}${place === 0 ? "" : `.${place + 1}`}`;
      rules[name] = { type: "pattern", pattern, replaceGroups: groups, redaction };
      anywhere.push(name);
      if (!each.personal || each.kind === "email") inPaths.push(name);
    });
  }
  const applications = anywhere.length === 0 ? {} : { [TEXT_SELECTOR]: anywhere };
  return {
    rules,
    applications: inPaths.length === 0 ? applications : { ...applications, [FRAME_PATHS]: inPaths },
    notes: [...notesOfBuiltIn(builtIn), ...own.flatMap(notesOfOwn)],
  };
}

/**
 * Returns the first part of a rule's name. It decides which rules run first, because Relay applies them in the order of
 * their names.
 */
function groupOf({ kind, personal }: ValuePatterns, isOwn: boolean): string {
  if (isOwn) return "pattern";
  if (kind === GENERIC) return "generic";
  return personal ? "personal" : "credential";
}

/**
 * Returns one note for all built-in kinds with the same difference. Otherwise, there would be more than a hundred
 * notes.
 */
function notesOfBuiltIn(all: readonly ValuePatterns[]): readonly ExportNote[] {
  const checked = all.filter(({ notes }) => notes.some(({ message }) => message.startsWith("code in the app")));
  const kindsOf = (some: readonly ValuePatterns[]): string => some.map(({ kind }) => kind).join(", ");
  const others = all.filter((each) => !checked.includes(each) && each.notes.some((own) => own.class === "wider"));
  return [
    ...(checked.length === 0
      ? []
      : [
          note(
            "wider",
            "detectors",
            `Relay cannot check digits, words or the text around a match, as code in the app does, and redacts more for the kinds ${kindsOf(checked)}. Switch off a kind that redacts too much.`,
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          note(
            "wider",
            "detectors",
            `Relay's expressions have no upper bounds, and leave out some checks of the text around a match, for the kinds ${kindsOf(others)}. They redact slightly more.`,
          ),
        ]),
  ];
}

function notesOfOwn({ kind, notes }: ValuePatterns): readonly ExportNote[] {
  return notes.map((own) =>
    note(
      own.class,
      `patterns.${kind}`,
      own.class === "refused"
        ? `is not exported: ${own.message}. Write it without that, or redact the field by its name.`
        : `in Relay, ${own.message}.`,
    ),
  );
}
