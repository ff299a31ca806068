import { type ExportNote, note } from "../../notes/note.ts";
import { translateRegex } from "../../regex/translate-regex.ts";
import { type Condition, NEVER } from "../ottl/ottl.ts";

/** A condition in OTTL, with notes on how it differs from the app's policy. */
export interface Translated {
  readonly condition: Condition;
  readonly notes: readonly ExportNote[];
}

/** Combines several conditions with `allOf` or `anyOf`. */
export function combine(
  join: (conditions: readonly Condition[]) => Condition,
  parts: readonly Translated[],
): Translated {
  return { condition: join(parts.map(({ condition }) => condition)), notes: parts.flatMap(({ notes }) => notes) };
}

/**
 * Translates a RegExp of the policy into RE2's syntax, and builds a condition with the result. If RE2 cannot express
 * the RegExp, the condition is never true.
 *
 * @param field The path of the RegExp in the policy.
 */
export function withPattern(pattern: RegExp, field: string, conditionOf: (re2: string) => Condition): Translated {
  const translated = translateRegex(pattern.source, pattern.flags, "re2");
  const notes = translated.notes.map((each) =>
    note(
      each.class,
      field,
      each.class === "refused" ? `${each.message}; nothing matches this part of the rule` : each.message,
    ),
  );
  return { condition: translated.pattern === undefined ? NEVER : conditionOf(translated.pattern), notes };
}
