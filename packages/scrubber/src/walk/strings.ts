import { COST, isSpent, spend } from "../shared/budget.ts";
import {
  beginsWithJsonLine,
  isDeeper,
  jsonLineAt,
  mayBeJson,
  parseJson,
  repeatsFieldName,
  writeJson,
} from "../shared/json.ts";
import { mergedByRule } from "./apply-redactions.ts";
import { type FieldRule, isKnownClean } from "./field-rules.ts";
import { redactUnsearched, scrubPlainText } from "./plain-text.ts";
import { enter, type Key, pathTo, type Walk } from "./walk-state.ts";

/** Scrubs a string. JSON and lines of JSON are parsed. Any other string is searched as text. */
export function visitString(
  walk: Walk,
  value: string,
  field: FieldRule,
  key: Key,
  isStructure: boolean = field.node.isStructure,
): string {
  if (isKnownClean(field, value)) return value;
  if (isSpent(walk, isStructure)) return redactUnsearched(walk, value, key);
  spend(walk, value.length);
  const isJson = mayBeJson(value) && field.node.form !== "path";
  return isJson ? visitPossibleJson(walk, value, field, key) : scrubPlainText(walk, value, field, key);
}

function visitPossibleJson(walk: Walk, value: string, field: FieldRule, key: Key): string {
  if (isDeeper(value, walk.plan.limits.depth)) return redactUnsearched(walk, value, key);
  const parsed = parseCounted(walk, value);
  if (parsed !== undefined) return visitJson(walk, value, parsed, key);
  return beginsWithJsonLine(value) ? visitJsonLines(walk, value, field, key) : scrubPlainText(walk, value, field, key);
}

/** Parses JSON, and counts the effort toward the work limit. */
function parseCounted(walk: Walk, value: string): object | string | undefined {
  return parseJson(value, (work) => {
    spend(walk, work);
    return !isSpent(walk, false);
  });
}

function visitJson(walk: Walk, text: string, parsed: object | string, key: Key): string {
  const { redactions, plan, level } = walk;
  const before = redactions.length;
  enter(walk, key);
  const scrubbed = walk.visit(walk, parsed, plan.rootRuleOf(undefined), "");
  walk.level = level;
  if (redactions.length === before) {
    if (!repeatsFieldName(text, parsed)) return text;
    // In this JSON, an object contains the same field name twice. `JSON.parse` keeps only the last value, so the
    // earlier ones were not searched. The serialized copy does not contain them.
    redactions.push({ rule: "@repeated", code: "x", path: pathTo(walk, key) });
    return writeJson(scrubbed);
  }
  mergeRedactionsSince(walk, before, text, key);
  return writeJson(scrubbed);
}

/** Scrubs the lines of a string: each line that is JSON as JSON, and the text between such lines as plain text. */
function visitJsonLines(walk: Walk, value: string, field: FieldRule, key: Key): string {
  const before = walk.redactions.length;
  let written = "";
  let otherLines = "";

  function writeOtherLines(): void {
    if (otherLines !== "") written += scrubPlainText(walk, otherLines, field, key);
    otherLines = "";
  }

  for (let from = 0; from < value.length; ) {
    const { body, tail, end } = jsonLineAt(value, from);
    spend(walk, COST.entry);
    if (isSpent(walk, field.node.isStructure)) {
      writeOtherLines();
      written += redactUnsearched(walk, value.slice(from), key);
      break;
    }
    const parsed = mayBeJson(body) ? parseCounted(walk, body) : undefined;
    if (parsed === undefined) {
      otherLines += body + tail;
    } else {
      writeOtherLines();
      written += visitJson(walk, body, parsed, key) + tail;
    }
    from = end;
  }
  writeOtherLines();
  mergeRedactionsSince(walk, before, value, key);
  return written;
}

/**
 * Merges the entries of `walk.redactions` from the index `before` on. All of them belong to the same string with JSON.
 * In the result, each combination of rule and method occurs once.
 */
function mergeRedactionsSince(walk: Walk, before: number, text: string, key: Key): void {
  const inside = walk.redactions.splice(before);
  for (const redaction of mergedByRule(text, inside, pathTo(walk, key))) walk.redactions.push(redaction);
}
