import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ActiveRules, phraseOf } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { translateRegex } from "../regex/translate-regex.ts";
import { fieldPattern } from "../search/field-pattern.ts";
import { pairPattern } from "../search/pair-pattern.ts";
import { relayRedaction } from "./redaction.ts";
import { fieldSelector, selectorOf, spellingsOf, TEXT_SELECTOR } from "./selectors.ts";
import type { RelayPart, RelayRule } from "./types.ts";

/** The rule of the policy's `sensitiveFields`. */
const OWN_RULE = "strip-fields";

/** Returns the rules for secrets that are recognized by the name beside them. */
export function nameRules(policy: ScrubberPolicy, { names, searchesPairs, redactionOf }: ActiveRules): RelayPart {
  const { sensitiveFields = [], safeFields = [] } = policy;
  const safe = safeFields.filter((name) => typeof name === "string");
  const safePhrases = new Set(safe.map(phraseOf));
  const ownWords = sensitiveFields.filter((name) => typeof name === "string" && !name.includes("."));
  const groups = [
    ...(ownWords.length === 0 ? [] : [{ rule: OWN_RULE, names: ownWords.map((name) => phraseOf(String(name))) }]),
    ...names,
  ];
  const rules: Record<string, RelayRule> = {};
  const fields: string[] = [];
  const texts: string[] = [];
  for (const group of groups) {
    const own = group.names.filter((name) => !safePhrases.has(name));
    const id = group.rule.replace("@", "");
    const redaction = relayRedaction(redactionOf(group.rule));
    if (own.length === 0) continue;
    rules[`name:${id}`] = { type: "redact_pair", keyPattern: fieldPattern(own, "rust"), redaction };
    fields.push(`name:${id}`);
    if (!searchesPairs) continue;
    const { pattern, groups: replaceGroups } = pairPattern(own, "rust");
    rules[`pair:${id}`] = { type: "pattern", pattern, replaceGroups, redaction };
    texts.push(`pair:${id}`);
  }
  const expressions = ownExpressions(sensitiveFields, redactionOf);
  const dotted = dottedFields(sensitiveFields, redactionOf);
  const selector = fieldSelector(safe.flatMap(selectorsOfName));
  const ofFields = [...fields, ...Object.keys(expressions.rules)];
  return {
    rules: { ...rules, ...expressions.rules, ...dotted.rules },
    applications: {
      ...(ofFields.length === 0 ? {} : { [selector]: ofFields }),
      ...(texts.length === 0 ? {} : { [TEXT_SELECTOR]: texts }),
      ...dotted.applications,
    },
    notes: [...expressions.notes, ...dotted.notes, ...notesOfSafe(safeFields), ...notesOfNames(names.length > 0)],
  };
}

/** Returns rules for the RegExps in `sensitiveFields`. */
function ownExpressions(fields: readonly (string | RegExp)[], redactionOf: ActiveRules["redactionOf"]) {
  const rules: Record<string, RelayRule> = {};
  const notes: ExportNote[] = [];
  fields.forEach((field, place) => {
    if (!(field instanceof RegExp)) return;
    const at = `sensitiveFields[${place}]`;
    const translated = translateRegex(field.source, field.flags, "rust");
    if (translated.pattern === undefined) {
      for (const { message } of translated.notes)
        notes.push(note("refused", at, `is not exported: ${message}. List the names instead.`));
      return;
    }
    rules[`name:own${place}`] = {
      type: "redact_pair",
      keyPattern: translated.pattern,
      redaction: relayRedaction(redactionOf(OWN_RULE)),
    };
    for (const { class: kind, message } of translated.notes) notes.push(note(kind, at, `in Relay, ${message}.`));
    if (!/^\^.*\$$/s.test(field.source))
      notes.push(
        note(
          "wider",
          at,
          "Relay also compares it with values, and redacts those that it matches. Anchor it with ^ and $.",
        ),
      );
  });
  return { rules, notes };
}

/** Returns rules for the dotted names in `sensitiveFields`, which match the ends of paths. */
function dottedFields(fields: readonly (string | RegExp)[], redactionOf: ActiveRules["redactionOf"]): RelayPart {
  const dotted = fields.filter((field) => typeof field === "string" && field.includes("."));
  if (dotted.length === 0) return { rules: {}, applications: {}, notes: [] };
  const selector = dotted.flatMap((name) => selectorsOfName(String(name))).join(" || ");
  return {
    rules: { "name:paths": { type: "anything", redaction: relayRedaction(redactionOf(OWN_RULE)) } },
    applications: { [selector]: ["name:paths"] },
    notes: [],
  };
}

/** Returns the selectors of all fields with a name or the end of a path: `pay.ref` -> `**.pay.ref` */
function selectorsOfName(name: string): readonly string[] {
  const parts = name.split(".").map(spellingsOf);
  const forms = Math.max(...parts.map(({ length }) => length));
  const paths = Array.from({ length: forms }, (_, form) =>
    parts.map((spellings) => spellings[form] ?? spellings[0] ?? ""),
  );
  return [...new Set(paths.flatMap((path) => [selectorOf(["**", ...path]), selectorOf(["tags", ...path])]))];
}

function notesOfSafe(safeFields: readonly (string | RegExp)[]): readonly ExportNote[] {
  return safeFields.map((field, place) =>
    field instanceof RegExp
      ? note(
          "refused",
          `safeFields[${place}]`,
          "Relay's selectors take no RegExps, so these fields are redacted. List the names instead.",
        )
      : note(
          "wider",
          `safeFields[${place}]`,
          "Relay keeps fields with exactly this name, written with `_`, `-` or neither. Other names with these words are redacted.",
        ),
  );
}

function notesOfNames(hasNames: boolean): readonly ExportNote[] {
  if (!hasNames) return [];
  return [
    note(
      "wider",
      "scrubDefaults",
      "Relay cannot see whether a value can be secret: it also redacts counts, words such as `none`, and strings that consist of a sensitive name, such as `password`.",
    ),
  ];
}
