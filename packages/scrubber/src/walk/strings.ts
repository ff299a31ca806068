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

/** Scrubs a string: as JSON if it is JSON or lines of JSON, otherwise as text. */
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

/** Parses JSON, and counts the work against the payload's budget. */
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
    // If an object repeats a field name, `JSON.parse` keeps only the last value, so the others were not searched. The
    // string is therefore replaced by the serialized copy, which lacks them.
    redactions.push({ rule: "@repeated", code: "x", path: pathTo(walk, key) });
    return writeJson(scrubbed);
  }
  mergeRedactionsSince(walk, before, text, key);
  return writeJson(scrubbed);
}

/** Scrubs each line that is JSON as JSON, and everything between such lines as text. */
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
 * Merges the redactions inside one JSON string, so that only one per rule is left. They are the entries of
 * `walk.redactions` from index `before` on.
 */
function mergeRedactionsSince(walk: Walk, before: number, text: string, key: Key): void {
  const inside = walk.redactions.splice(before);
  for (const redaction of mergedByRule(text, inside, pathTo(walk, key))) walk.redactions.push(redaction);
}
