import { attributeFor, attributeOf, isType, looksTyped } from "./attribute.ts";
import { ruleOfEntry, ruleOfField, saysNothing, startToHear } from "./beside.ts";
import { budgetOf, COST, isSpent, spend, spendOnField } from "./budget.ts";
import { FEWEST_BYTES, isByteRecord, textOfNumbers } from "./bytes.ts";
import { isPlain, sizeOf, toPlain } from "./exotic.ts";
import { isRecord } from "./field.ts";
import { type Fields, freeName, isPrototypePolluted, put, read, UNREADABLE } from "./fields.ts";
import { beginsWithJsonLine, isDeeper, lineAt, mayBeJson, namesTwice, parseJson, writeJson } from "./json.ts";
import { isCount } from "./names.ts";
import { type Before, isKnownClean, type Place, type Step, stepTo } from "./places.ts";
import type { Plan } from "./plan.ts";
import { FILTERED, type Redaction } from "./redaction.ts";
import { redactionsInside } from "./remarks.ts";
import type { Shape } from "./shapes.ts";
import { ruleAt } from "./tails.ts";
import { enter, filter, isAncestor, type Key, pathTo, type Walk } from "./walk-state.ts";
import { filterNumber, search } from "./walk-texts.ts";

/** What a walk gives: plain data that shares nothing with its input, and what was filtered on the way. */
export interface Walked {
  readonly value: unknown;
  readonly redactions: readonly Redaction[];
}

/** Only from this depth on a walk looks for cycles, and begins anew if there is one: most data have none. */
const SUSPICIOUS_DEPTH = 16;
const CYCLE = Symbol("cycle");
const CIRCULAR = "[Circular ~]";
/** A card number has 12 digits at least. */
const SMALLEST_CARD = 100_000_000_000;

/**
 * Walks any value once and gives a scrubbed copy of what `JSON.stringify` would see in it. Each field is read once, into
 * the copy, so nothing can change between the look and the wire.
 */
export function walk(input: unknown, plan: Plan, shape?: Shape): Walked {
  try {
    return walkFrom(input, plan, shape, SUSPICIOUS_DEPTH);
  } catch (error) {
    if (error !== CYCLE) throw error;
    return walkFrom(input, plan, shape, 0);
  }
}

function walkFrom(input: unknown, plan: Plan, shape: Shape | undefined, uncheckedDepth: number): Walked {
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

function visit(walk: Walk, value: unknown, step: Step, key: Key): unknown {
  switch (typeof value) {
    case "string":
      return text(walk, value, step, key);
    case "object":
      return value === null ? null : object(walk, value, step, key);
    case "number":
      return value < SMALLEST_CARD && value > -SMALLEST_CARD ? value : filterNumber(walk, value, key);
    case "boolean":
      return value;
    case "bigint":
      return visit(walk, String(value), step, key);
    case "symbol":
      return value === UNREADABLE ? unreadable(walk, value, key) : undefined;
    default:
      return undefined;
  }
}

function unreadable(walk: Walk, value: unknown, key: Key): unknown {
  spend(walk, COST.exception);
  return filter(walk, "@unreadable", value, key);
}

function text(walk: Walk, value: string, step: Step, key: Key, isStructure = step.place.isStructure): string {
  if (isKnownClean(step, value)) return value;
  if (isSpent(walk, isStructure)) return filterText(walk, value, key);
  spend(walk, value.length);
  const isJson = mayBeJson(value) && step.place.treat !== "path";
  return isJson ? jsonText(walk, value, step, key) : search(walk, value, step, key);
}

function filterText(walk: Walk, value: string, key: Key): string {
  return String(filter(walk, "@limit", value, key) ?? "");
}

function jsonText(walk: Walk, value: string, step: Step, key: Key): string {
  if (isDeeper(value, walk.plan.limits.depth)) return filterText(walk, value, key);
  const inner = parse(walk, value);
  if (inner !== undefined) return json(walk, value, inner, key);
  return beginsWithJsonLine(value) ? jsonLines(walk, value, step, key) : search(walk, value, step, key);
}

function parse(walk: Walk, value: string): object | string | undefined {
  return parseJson(value, (work) => {
    spend(walk, work);
    return !isSpent(walk, false);
  });
}

function json(walk: Walk, value: string, inner: object | string, key: Key): string {
  const { redactions, plan, level } = walk;
  const before = redactions.length;
  enter(walk, key);
  const scrubbed = visit(walk, inner, plan.placeOf(undefined), "");
  walk.level = level;
  if (redactions.length === before) {
    if (!namesTwice(value, inner)) return value;
    redactions.push({ rule: "@repeated", code: "x", path: pathTo(walk, key) });
    return writeJson(scrubbed);
  }
  noteWithoutPlaces(walk, before, value, key);
  return writeJson(scrubbed);
}

/** Reads each line that is JSON as such, and what is between these as text. */
function jsonLines(walk: Walk, value: string, step: Step, key: Key): string {
  const before = walk.redactions.length;
  let written = "";
  let other = "";

  function searchOther(): void {
    if (other !== "") written += search(walk, other, step, key);
    other = "";
  }

  for (let from = 0; from < value.length; ) {
    const { body, tail, end } = lineAt(value, from);
    spend(walk, COST.entry);
    if (isSpent(walk, step.place.isStructure)) {
      searchOther();
      written += filterText(walk, value.slice(from), key);
      break;
    }
    const inner = mayBeJson(body) ? parse(walk, body) : undefined;
    if (inner === undefined) {
      other += body + tail;
    } else {
      searchOther();
      written += json(walk, body, inner, key) + tail;
    }
    from = end;
  }
  searchOther();
  noteWithoutPlaces(walk, before, value, key);
  return written;
}

/** In a text that was taken apart and written again, the places of the redactions are not known. */
function noteWithoutPlaces(walk: Walk, before: number, value: string, key: Key): void {
  const inside = walk.redactions.splice(before);
  for (const redaction of redactionsInside(value, inside, pathTo(walk, key))) walk.redactions.push(redaction);
}

function object(walk: Walk, value: object, step: Step, key: Key): unknown {
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
    return container(walk, value, step, key);
  } catch (error) {
    if (error === CYCLE) throw error;
    walk.level = level;
    redactions.length = met;
    return unreadable(walk, value, key);
  } finally {
    walk.depth = depth;
    walk.level = level;
  }
}

function container(walk: Walk, value: object, step: Step, key: Key): unknown {
  if (Array.isArray(value)) return list(walk, value, step.place, key);
  if (isPlain(value)) {
    const isTyped = step.place.form === "attribute" && !walk.isPolluted && looksTyped(value);
    if (isTyped) return typed(walk, value, step, key);
    return record(walk, value, step.place, key, walk.isPolluted);
  }
  spend(walk, COST.object + 2 * COST.entry * sizeOf(value));
  const plain = toPlain(value);
  if (plain === undefined) return filter(walk, "@binary", value, key);
  if (Array.isArray(plain)) return list(walk, plain, step.place, key);
  if (isRecord(plain)) return record(walk, plain, step.place, key, true);
  walk.depth -= 1;
  return visit(walk, plain, step, key);
}

function list(walk: Walk, value: readonly unknown[], place: Place, key: Key): unknown {
  const { plan } = walk;
  // An app may set any length: what lies beyond the limit is not even looked at.
  const entries = value.length > plan.limits.objects ? value.slice(0, plan.limits.objects) : value;
  const hidden = typeof entries[0] === "number" ? ruleOfNumbers(walk, entries) : undefined;
  if (hidden !== undefined) return filter(walk, hidden, value, key);
  const copy: unknown[] = [];
  enter(walk, key);
  const step = place.entry();
  const arePairs = isPair(entries[0]) && entries.every(isPair);
  const heard = startToHear(walk);
  const budget = budgetOf(walk, place.isStructure);
  let index = 0;
  for (; index < entries.length && walk.work <= budget; index++) {
    const entry = entries[index];
    spend(walk, COST.entry);
    if (typeof entry === "string" && saysNothing(place, heard) && isKnownClean(step, entry)) {
      copy.push(entry);
      continue;
    }
    const rule = ruleOfEntry(walk, entry, place, heard);
    if (rule !== undefined) copy.push(filter(walk, rule, entry, index) ?? null);
    else if (arePairs && isPair(entry)) copy.push(pair(walk, entry, step, index));
    else copy.push(visit(walk, entry, step, index) ?? null);
  }
  if (index < value.length) copy.push(filter(walk, "@limit", value, index));
  // Sets and the like have become lists only now.
  if (!arePairs && isPair(copy[0]) && copy.every(isPair)) filterPairs(walk, copy, place);
  return copy;
}

/** Filters the values of pairs by their names. All else in them was searched before. */
function filterPairs(walk: Walk, pairs: unknown[], place: Place): void {
  for (const [index, entry] of pairs.entries()) {
    if (!isPair(entry)) continue;
    const [name, value] = entry;
    const step = stepTo(place, name, place.start);
    enter(walk, index);
    const rule = ruleOf(walk, step);
    if (rule !== undefined) pairs[index] = [name, named(walk, value, rule, step, 1) ?? null];
    walk.level -= 1;
  }
}

/** The rule of a secret that a list of numbers holds as bytes or character codes. */
function ruleOfNumbers(walk: Walk, entries: readonly unknown[]): string | undefined {
  if (entries.length < FEWEST_BYTES) return undefined;
  const text = textOfNumbers(entries);
  spend(walk, entries.length * COST.number + text.length);
  return walk.plan.valueRule(text, false, undefined, walk)[0]?.rule;
}

/** `["Authorization", "..."]` in a list of such: the first names the second. */
function pair(walk: Walk, [name, value]: readonly [string, unknown], step: Step, index: number): unknown {
  const { level } = walk;
  enter(walk, index);
  const first = visit(walk, name, step, 0);
  const next = stepTo(step.place, name, step.place.start);
  spendOnField(walk, next);
  const second = member(walk, value, next, 1) ?? null;
  walk.level = level;
  return [first, second];
}

/** A typed attribute, as most records are where there are any. What has its form from the beginning is made faster. */
function typed(walk: Walk, value: Readonly<Fields>, step: Step, key: Key): Fields {
  const copy: Fields = { value: undefined, type: undefined };
  enter(walk, key);
  const first = stepTo(step.place, "value", step.place.start);
  const second = stepTo(step.place, "type", first);
  const held = read(value, "value");
  const type = read(value, "type");
  // It is the attribute's name under which the same comes again.
  const isText = typeof held === "string" && isUnnamed(first);
  copy["value"] = isText ? text(walk, held, step, "value") : member(walk, held, first, "value");
  copy["type"] = isType(type) && isUnnamed(second) ? type : member(walk, type, second, "type");
  return copy;
}

function isUnnamed({ rule, tails }: Step): boolean {
  return rule === undefined && tails === undefined;
}

function record(walk: Walk, value: Readonly<Fields>, place: Place, key: Key, mayInherit: boolean): unknown {
  const copy: Fields = {};
  enter(walk, key);
  let before: Before = place.start;
  const budget = budgetOf(walk, place.isStructure);
  for (const field in value) {
    if (mayInherit && !Object.hasOwn(value, field)) continue;
    if (field === "0" && isByteRecord(value)) return bytes(walk, value, key);
    if (walk.work > budget) return endAtLimit(walk, value, copy);
    const step = stepTo(place, field, before);
    spendOnField(walk, step);
    let name = field;
    if (step.shown !== undefined) {
      name = freeName(step.shown, copy, value);
      spend(walk, COST.redaction);
    }
    const held = read(value, field);
    const rule = step.beside === undefined ? undefined : ruleOfField(walk, held, step.beside, copy);
    // Most fields are texts, under names that say nothing.
    const isText = typeof held === "string" && rule === undefined && isUnnamed(step);
    if (isText) put<unknown>(copy, name, text(walk, held, step, name, place.isStructure));
    else put(copy, name, rule === undefined ? member(walk, held, step, name) : named(walk, held, rule, step, name));
    before = step;
  }
  return copy;
}

function bytes(walk: Walk, value: Readonly<Fields>, key: Key): unknown {
  walk.level -= 1;
  return filter(walk, "@binary", value, key);
}

/** One field stands for all that were left out. */
function endAtLimit(walk: Walk, value: Readonly<Fields>, copy: Fields): Fields {
  put(copy, FILTERED, filter(walk, "@limit", value, FILTERED));
  return copy;
}

function member(walk: Walk, value: unknown, step: Step, key: Key): unknown {
  const rule = ruleOf(walk, step);
  return rule === undefined ? visit(walk, value, step, key) : named(walk, value, rule, step, key);
}

function ruleOf(walk: Walk, step: Step): string | undefined {
  return step.tails === undefined ? step.rule : ruleAt(step, pathTo(walk, "").slice(0, -1));
}

/** `passwords: 3` counts them, and in `modules` the version of `passport` is a version. Typed attributes keep their `{ value, type }`. */
function named(walk: Walk, value: unknown, rule: string, step: Step, key: Key): unknown {
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
