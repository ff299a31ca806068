import { isRecord } from "@sentry-policy/internal/guards";
import { FEWEST_BYTES, isByteRecord, textOfNumbers } from "../detect/encodings/bytes.ts";
import { isCount } from "../detect/names/names.ts";
import { FILTERED, type Redaction } from "../policy/redaction.ts";
import { budgetOf, COST, isSpent, spend, spendOnField } from "../shared/budget.ts";
import { type Fields, freeName, isPrototypePolluted, put, read, UNREADABLE } from "../shared/fields.ts";
import {
  beginsWithJsonLine,
  isDeeper,
  jsonLineAt,
  mayBeJson,
  parseJson,
  repeatsFieldName,
  writeJson,
} from "../shared/json.ts";
import { isPlain, sizeOf, toPlain } from "../shared/to-plain.ts";
import { redactionsInside } from "./apply-redactions.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import type { Shape } from "./event-schema.ts";
import { type FieldRule, fieldRuleFor, isKnownClean, type PreviousField, type SchemaNode } from "./field-rules.ts";
import { ruleAt } from "./path-suffixes.ts";
import { hasNoContext, ruleForEntry, ruleForField, startList } from "./sibling-context.ts";
import { attributeFor, attributeOf, isType, looksTyped } from "./typed-attribute.ts";
import { enter, filter, isAncestor, type Key, pathTo, type Walk } from "./walk-state.ts";
import { filterNumber, search } from "./walk-strings.ts";

/** The result of a walk: plain data that shares nothing with the input, and the redactions in that data. */
export interface Walked {
  readonly value: unknown;
  readonly redactions: readonly Redaction[];
}

/**
 * The depth from which on a walk looks for cycles. If it finds a cycle, which is rare, the walk starts over and looks
 * for cycles at every depth.
 */
const SUSPICIOUS_DEPTH = 16;
const CYCLE = Symbol("cycle");
const CIRCULAR = "[Circular ~]";
/** The smallest number with 12 digits, because card numbers have at least 12. */
const SMALLEST_CARD = 100_000_000_000;

/**
 * Returns a scrubbed copy of what `JSON.stringify` would see in a value. Each field is read only once, so a getter
 * cannot return one value to the search and another one when the payload is sent.
 */
export function walk(input: unknown, plan: CompiledPolicy, shape?: Shape): Walked {
  try {
    return walkFrom(input, plan, shape, SUSPICIOUS_DEPTH);
  } catch (error) {
    if (error !== CYCLE) throw error;
    return walkFrom(input, plan, shape, 0);
  }
}

function walkFrom(input: unknown, plan: CompiledPolicy, shape: Shape | undefined, uncheckedDepth: number): Walked {
  const isPolluted = isPrototypePolluted();
  const redactions: Redaction[] = [];
  const begun: Walk = {
    plan,
    redactions,
    uncheckedDepth,
    isPolluted,
    ancestors: [],
    trail: [],
    template: "",
    depth: 0,
    level: 0,
    nodes: 0,
    work: 0,
    workLimit: plan.limits.work,
  };
  const value = visit(begun, input, plan.placeOf(shape), "");
  plan.filterPaths?.(value, redactions);
  return { value, redactions };
}

function visit(walk: Walk, value: unknown, step: FieldRule, key: Key): unknown {
  switch (typeof value) {
    case "string":
      return visitString(walk, value, step, key);
    case "object":
      return value === null ? null : visitObject(walk, value, step, key);
    case "number":
      return value < SMALLEST_CARD && value > -SMALLEST_CARD ? value : filterNumber(walk, value, key);
    case "boolean":
      return value;
    case "bigint":
      return visit(walk, String(value), step, key);
    case "symbol":
      return value === UNREADABLE ? filterUnreadable(walk, value, key) : undefined;
    default:
      return undefined;
  }
}

function filterUnreadable(walk: Walk, value: unknown, key: Key): unknown {
  spend(walk, COST.exception);
  return filter(walk, "@unreadable", value, key);
}

function visitString(
  walk: Walk,
  value: string,
  step: FieldRule,
  key: Key,
  isStructure = step.place.isStructure,
): string {
  if (isKnownClean(step, value)) return value;
  if (isSpent(walk, isStructure)) return filterText(walk, value, key);
  spend(walk, value.length);
  const isJson = mayBeJson(value) && step.place.treat !== "path";
  return isJson ? visitJsonText(walk, value, step, key) : search(walk, value, step, key);
}

function filterText(walk: Walk, value: string, key: Key): string {
  return String(filter(walk, "@limit", value, key) ?? "");
}

function visitJsonText(walk: Walk, value: string, step: FieldRule, key: Key): string {
  if (isDeeper(value, walk.plan.limits.depth)) return filterText(walk, value, key);
  const inner = parseCounted(walk, value);
  if (inner !== undefined) return visitJsonString(walk, value, inner, key);
  return beginsWithJsonLine(value) ? visitJsonLines(walk, value, step, key) : search(walk, value, step, key);
}

function parseCounted(walk: Walk, value: string): object | string | undefined {
  return parseJson(value, (work) => {
    spend(walk, work);
    return !isSpent(walk, false);
  });
}

function visitJsonString(walk: Walk, value: string, inner: object | string, key: Key): string {
  const { redactions, plan, level } = walk;
  const before = redactions.length;
  enter(walk, key);
  const scrubbed = visit(walk, inner, plan.placeOf(undefined), "");
  walk.level = level;
  if (redactions.length === before) {
    if (!repeatsFieldName(value, inner)) return value;
    redactions.push({ rule: "@repeated", code: "x", path: pathTo(walk, key) });
    return writeJson(scrubbed);
  }
  noteWithoutPlaces(walk, before, value, key);
  return writeJson(scrubbed);
}

/** Scrubs each line that is JSON as JSON, and everything between such lines as text. */
function visitJsonLines(walk: Walk, value: string, step: FieldRule, key: Key): string {
  const before = walk.redactions.length;
  let written = "";
  let other = "";

  function searchOther(): void {
    if (other !== "") written += search(walk, other, step, key);
    other = "";
  }

  for (let from = 0; from < value.length; ) {
    const { body, tail, end } = jsonLineAt(value, from);
    spend(walk, COST.entry);
    if (isSpent(walk, step.place.isStructure)) {
      searchOther();
      written += filterText(walk, value.slice(from), key);
      break;
    }
    const inner = mayBeJson(body) ? parseCounted(walk, body) : undefined;
    if (inner === undefined) {
      other += body + tail;
    } else {
      searchOther();
      written += visitJsonString(walk, body, inner, key) + tail;
    }
    from = end;
  }
  searchOther();
  noteWithoutPlaces(walk, before, value, key);
  return written;
}

/**
 * Merges the redactions recorded since `before` into one per rule, without offsets: the text was parsed and
 * re-serialized, so its offsets no longer apply.
 */
function noteWithoutPlaces(walk: Walk, before: number, value: string, key: Key): void {
  const inside = walk.redactions.splice(before);
  for (const redaction of redactionsInside(value, inside, pathTo(walk, key))) walk.redactions.push(redaction);
}

function visitObject(walk: Walk, value: object, step: FieldRule, key: Key): unknown {
  const { depth, level, uncheckedDepth, plan, redactions } = walk;
  const isBeyond =
    depth >= plan.limits.depth || walk.nodes >= plan.limits.objects || isSpent(walk, step.place.isStructure);
  if (isBeyond) return filter(walk, "@limit", value, key);
  if (depth >= uncheckedDepth && isAncestor(walk, value)) {
    if (uncheckedDepth > 0) throw CYCLE;
    return CIRCULAR;
  }
  const met = redactions.length;
  walk.nodes += 1;
  spend(walk, COST.object);
  walk.ancestors[depth] = value;
  walk.depth = depth + 1;
  try {
    return visitContainer(walk, value, step, key);
  } catch (error) {
    if (error === CYCLE) throw error;
    walk.level = level;
    redactions.length = met;
    return filterUnreadable(walk, value, key);
  } finally {
    walk.depth = depth;
    walk.level = level;
  }
}

function visitContainer(walk: Walk, value: object, step: FieldRule, key: Key): unknown {
  if (Array.isArray(value)) return visitList(walk, value, step.place, key);
  if (isPlain(value)) {
    const isTyped = step.place.form === "attribute" && !walk.isPolluted && looksTyped(value);
    if (isTyped) return visitTypedAttribute(walk, value, step, key);
    return visitRecord(walk, value, step.place, key, walk.isPolluted);
  }
  spend(walk, COST.object + 2 * COST.entry * sizeOf(value));
  const plain = toPlain(value);
  if (plain === undefined) return filter(walk, "@binary", value, key);
  if (Array.isArray(plain)) return visitList(walk, plain, step.place, key);
  if (isRecord(plain)) return visitRecord(walk, plain, step.place, key, true);
  walk.depth -= 1;
  return visit(walk, plain, step, key);
}

function visitList(walk: Walk, value: readonly unknown[], place: SchemaNode, key: Key): unknown {
  const { plan } = walk;
  // The `length` of a list can be any number, so entries beyond the limit are not even read.
  const entries = value.length > plan.limits.objects ? value.slice(0, plan.limits.objects) : value;
  const hidden = typeof entries[0] === "number" ? ruleOfNumbers(walk, entries) : undefined;
  if (hidden !== undefined) return filter(walk, hidden, value, key);
  const copy: unknown[] = [];
  enter(walk, key);
  const step = place.entry();
  const arePairs = isPair(entries[0]) && entries.every(isPair);
  const context = startList(walk);
  const budget = budgetOf(walk, place.isStructure);
  let index = 0;
  for (; index < entries.length && walk.work <= budget; index++) {
    const entry = entries[index];
    spend(walk, COST.entry);
    if (typeof entry === "string" && hasNoContext(place, context) && isKnownClean(step, entry)) {
      copy.push(entry);
      continue;
    }
    const rule = ruleForEntry(walk, entry, place, context);
    if (rule !== undefined) copy.push(filter(walk, rule, entry, index) ?? null);
    else if (arePairs && isPair(entry)) copy.push(visitEntryPair(walk, entry, step, index));
    else copy.push(visit(walk, entry, step, index) ?? null);
  }
  if (index < value.length) copy.push(filter(walk, "@limit", value, index));
  // Some entries, such as a `Set` with two entries, become pairs only in the copy.
  if (!arePairs && isPair(copy[0]) && copy.every(isPair)) filterPairs(walk, copy, place);
  return copy;
}

/** Redacts the values of pairs that have a sensitive name. All other secrets in the pairs are already redacted. */
function filterPairs(walk: Walk, pairs: unknown[], place: SchemaNode): void {
  for (const [index, entry] of pairs.entries()) {
    if (!isPair(entry)) continue;
    const [name, value] = entry;
    const step = fieldRuleFor(place, name, place.start);
    enter(walk, index);
    const rule = ruleOf(walk, step);
    if (rule !== undefined) pairs[index] = [name, redactNamed(walk, value, rule, step, 1) ?? null];
    walk.level -= 1;
  }
}

/** Returns the rule of the first secret that a list of numbers holds as bytes or character codes, if there is one. */
function ruleOfNumbers(walk: Walk, entries: readonly unknown[]): string | undefined {
  if (entries.length < FEWEST_BYTES) return undefined;
  const text = textOfNumbers(entries);
  spend(walk, entries.length * COST.number + text.length);
  return walk.plan.scanText(text, false, undefined, walk)[0]?.rule;
}

/** Visits a pair such as `["Authorization", "..."]` in a list of pairs: the first entry names the second. */
function visitEntryPair(
  walk: Walk,
  [name, value]: readonly [string, unknown],
  step: FieldRule,
  index: number,
): unknown {
  const { level } = walk;
  enter(walk, index);
  const first = visit(walk, name, step, 0);
  const named = fieldRuleFor(step.place, name, step.place.start);
  spendOnField(walk, named);
  const second = visitField(walk, value, named, 1) ?? null;
  walk.level = level;
  return [first, second];
}

/**
 * Visits a typed attribute. Fast path: typed attributes are frequent, and creating an object with its final fields is
 * faster than adding them one by one.
 */
function visitTypedAttribute(walk: Walk, value: Readonly<Fields>, step: FieldRule, key: Key): Fields {
  const copy: Fields = { value: undefined, type: undefined };
  enter(walk, key);
  const first = fieldRuleFor(step.place, "value", step.place.start);
  const second = fieldRuleFor(step.place, "type", first);
  const held = read(value, "value");
  const type = read(value, "type");
  // Uses the attribute's rule instead of the rule of `value`, because texts repeat by the attribute's name, and the
  // rule caches them.
  const isText = typeof held === "string" && isUnnamed(first);
  copy["value"] = isText ? visitString(walk, held, step, "value") : visitField(walk, held, first, "value");
  copy["type"] = isType(type) && isUnnamed(second) ? type : visitField(walk, type, second, "type");
  return copy;
}

function isUnnamed({ rule, tails }: FieldRule): boolean {
  return rule === undefined && tails === undefined;
}

function visitRecord(walk: Walk, value: Readonly<Fields>, place: SchemaNode, key: Key, mayInherit: boolean): unknown {
  const copy: Fields = {};
  enter(walk, key);
  let before: PreviousField = place.start;
  const budget = budgetOf(walk, place.isStructure);
  for (const field in value) {
    if (mayInherit && !Object.hasOwn(value, field)) continue;
    if (field === "0" && isByteRecord(value)) return redactBytes(walk, value, key);
    if (walk.work > budget) return endAtLimit(walk, value, copy);
    const step = fieldRuleFor(place, field, before);
    spendOnField(walk, step);
    let name = field;
    if (step.shown !== undefined) {
      name = freeName(step.shown, copy, value);
      spend(walk, COST.redaction);
    }
    const held = read(value, field);
    const rule = step.beside === undefined ? undefined : ruleForField(walk, held, step.beside, copy);
    // Fast path: most fields are strings under harmless names.
    const isText = typeof held === "string" && rule === undefined && isUnnamed(step);
    if (isText) put<unknown>(copy, name, visitString(walk, held, step, name, place.isStructure));
    else
      put(
        copy,
        name,
        rule === undefined ? visitField(walk, held, step, name) : redactNamed(walk, held, rule, step, name),
      );
    before = step;
  }
  return copy;
}

function redactBytes(walk: Walk, value: Readonly<Fields>, key: Key): unknown {
  walk.level -= 1;
  return filter(walk, "@binary", value, key);
}

/** Adds one `[Filtered]` field in place of all fields that are left out because the work limit is reached. */
function endAtLimit(walk: Walk, value: Readonly<Fields>, copy: Fields): Fields {
  put(copy, FILTERED, filter(walk, "@limit", value, FILTERED));
  return copy;
}

function visitField(walk: Walk, value: unknown, step: FieldRule, key: Key): unknown {
  const rule = ruleOf(walk, step);
  return rule === undefined ? visit(walk, value, step, key) : redactNamed(walk, value, rule, step, key);
}

function ruleOf(walk: Walk, step: FieldRule): string | undefined {
  return step.tails === undefined ? step.rule : ruleAt(step, pathTo(walk, "").slice(0, -1));
}

/**
 * Redacts a value because of its name, unless the value is a count (`passwords: 3`) or has the form that the field
 * expects (a version under `passport` in `modules`). A typed attribute keeps its form `{ value, type }`.
 */
function redactNamed(walk: Walk, value: unknown, rule: string, step: FieldRule, key: Key): unknown {
  if (typeof value === "string" && step.place.fits?.(value) === true) return visit(walk, value, step, key);
  const attribute = attributeOf(value);
  const held = attribute === undefined ? value : attribute.value;
  if (typeof held === "number" && isCount(step.shown ?? step.name, String(held), walk.plan.nameRule))
    return visit(walk, attribute ?? value, step, key);
  if (attribute === undefined) return filter(walk, rule, value, key);
  const { level } = walk;
  enter(walk, key);
  const filtered = filter(walk, rule, held, "value");
  walk.level = level;
  return filtered === held ? { value: held, type: attribute.type } : attributeFor(filtered);
}

function isPair(value: unknown): value is readonly [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string";
}
