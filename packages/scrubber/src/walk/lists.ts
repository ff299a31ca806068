import { FEWEST_BYTES, textOfNumbers } from "../detect/encodings/bytes.ts";
import { budgetOf, COST, spend, spendOnField } from "../shared/budget.ts";
import { type FieldRule, fieldRuleFor, isKnownClean, type SchemaNode } from "./field-rules.ts";
import { hasNoContext, ruleForEntry, startList } from "./list-context.ts";
import { redactNamed, ruleByName, visitField } from "./named-values.ts";

import { enter, type Key, redactWhole, type Walk } from "./walk-state.ts";

export function visitList(walk: Walk, value: readonly unknown[], node: SchemaNode, key: Key): unknown {
  const { plan } = walk;
  // Entries beyond the limit are not read, because the list can be huge.
  const entries = value.length > plan.limits.objects ? value.slice(0, plan.limits.objects) : value;
  const numbersRule = typeof entries[0] === "number" ? ruleOfNumbers(walk, entries) : undefined;
  if (numbersRule !== undefined) return redactWhole(walk, numbersRule, value, key);
  const copy: unknown[] = [];
  enter(walk, key);
  const field = node.entryRule();
  const arePairs = isPair(entries[0]) && entries.every(isPair);
  // For a list of source code lines, the context is created only when it is needed. Usually it is not needed, because
  // all lines are in the cache.
  let context = node.form === "source" ? undefined : startList(walk, node, key, entries);
  const budget = budgetOf(walk, node.isStructure);
  let index = 0;
  for (; index < entries.length && walk.work <= budget; index++) {
    const entry = entries[index];
    spend(walk, COST.entry);
    const isAlone = context === undefined || hasNoContext(node, context);
    if (isAlone && typeof entry === "string" && isKnownClean(field, entry)) {
      copy.push(entry);
      continue;
    }
    context ??= startList(walk, node, key, entries);
    const rule = ruleForEntry(walk, entry, index, node, context);
    if (rule !== undefined) copy.push(redactWhole(walk, rule, entry, index) ?? null);
    else if (arePairs && isPair(entry)) copy.push(visitPair(walk, entry, field, index));
    else copy.push(walk.visit(walk, entry, field, index) ?? null);
  }
  if (index < value.length) copy.push(redactWhole(walk, "@limit", value, index));
  // Some entries become pairs only when they are copied: for example, a `Set` of two values becomes a list. So they are
  // checked again.
  if (!arePairs && isPair(copy[0]) && copy.every(isPair)) redactNamedPairs(walk, copy, node);
  return copy;
}

/**
 * Decodes a list of numbers as bytes or character codes, and searches the text. Returns the rule of its first secret,
 * or `undefined` if there is none.
 */
function ruleOfNumbers(walk: Walk, entries: readonly unknown[]): string | undefined {
  if (entries.length < FEWEST_BYTES) return undefined;
  const text = textOfNumbers(entries);
  spend(walk, entries.length * COST.number + text.length);
  return walk.plan.scanText(text, false, undefined, walk)[0]?.rule;
}

function isPair(value: unknown): value is readonly [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string";
}

/** Visits a pair of a name and a value in a list of pairs, such as `["Authorization", "..."]`. */
function visitPair(walk: Walk, [name, value]: readonly [string, unknown], entry: FieldRule, index: number): unknown {
  const { level } = walk;
  enter(walk, index);
  const first = walk.visit(walk, name, entry, 0);
  const field = fieldRuleFor(entry.node, name, entry.node.start);
  spendOnField(walk, field);
  const second = visitField(walk, value, field, 1) ?? null;
  walk.level = level;
  return [first, second];
}

/**
 * Redacts each value with a sensitive name in the copy of a list of pairs, such as `["Authorization", "..."]`. All
 * other secrets are already redacted.
 */
function redactNamedPairs(walk: Walk, pairs: unknown[], node: SchemaNode): void {
  for (const [index, entry] of pairs.entries()) {
    if (!isPair(entry)) continue;
    const [name, value] = entry;
    const field = fieldRuleFor(node, name, node.start);
    enter(walk, index);
    const rule = ruleByName(walk, field);
    if (rule !== undefined) pairs[index] = [name, redactNamed(walk, value, rule, field, 1) ?? null];
    walk.level -= 1;
  }
}
