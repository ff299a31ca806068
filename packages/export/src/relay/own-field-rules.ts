import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { translateRegex } from "../regex/translate-regex.ts";
import { OWN_RULE } from "./name-rules.ts";
import { relayRedaction } from "./redaction.ts";
import { ANY_FIELD_SELECTOR, selectorsOfName, selectorWithout } from "./selectors.ts";
import type { RelayPart, RelayRule } from "./types.ts";

/** Returns the rules for the RegExps and the dotted names in `sensitiveFields`. */
export function ownFieldRules(policy: ScrubberPolicy, { redactionOf }: ActiveRules): RelayPart {
  const { sensitiveFields = [], safeFields = [] } = policy;
  const redaction = relayRedaction(redactionOf(OWN_RULE));
  const rules: Record<string, RelayRule> = {};
  const notes: ExportNote[] = [];
  sensitiveFields.forEach((field, place) => {
    if (!(field instanceof RegExp)) return;
    const at = `sensitiveFields[${place}]`;
    const translated = translateRegex(field.source, field.flags, "rust");
    notes.push(...notesOf(translated, field, at));
    if (translated.pattern !== undefined)
      rules[`name:own${place}`] = { type: "redact_pair", keyPattern: translated.pattern, redaction };
  });
  const keep = safeFields.filter((name) => typeof name === "string").flatMap(selectorsOfName);
  const expressions = Object.keys(rules);
  const dotted = sensitiveFields.filter((field) => typeof field === "string").filter((field) => field.includes("."));
  if (dotted.length > 0) rules["name:paths"] = { type: "anything", redaction };
  return {
    rules,
    applications: {
      ...(expressions.length === 0 ? {} : { [selectorWithout(ANY_FIELD_SELECTOR, keep)]: expressions }),
      ...(dotted.length === 0 ? {} : { [dotted.flatMap(selectorsOfName).join(" || ")]: ["name:paths"] }),
    },
    notes,
  };
}

function notesOf(
  { pattern, notes }: ReturnType<typeof translateRegex>,
  { source }: RegExp,
  at: string,
): readonly ExportNote[] {
  if (pattern === undefined)
    return notes.map(({ message }) => note("refused", at, `is not exported: ${message}. List the names instead.`));
  const isAnchored = source.startsWith("^") && source.endsWith("$");
  return [
    ...notes.map(({ class: kind, message }) => note(kind, at, `in Relay, ${message}.`)),
    ...(isAnchored
      ? []
      : [
          note(
            "wider",
            at,
            "Relay also compares the expression with values, and redacts those that it matches. Begin it with ^ and end it with $.",
          ),
        ]),
  ];
}
