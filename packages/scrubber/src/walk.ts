import { attributeFor, attributeOf, looksTyped } from "./attribute.ts";
import { isPlain, toPlain } from "./exotic.ts";
import { type Fields, freeName, isPrototypePolluted, put, read, UNREADABLE } from "./fields.ts";
import { mayBeJson, parseJson } from "./json.ts";
import { type Container, type Key, type Mark, pathTo, takeNotes } from "./notes.ts";
import { type Before, type Place, ruleAt, type Step, stepTo } from "./places.ts";
import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";
import { redactionsInside } from "./remarks.ts";
import { ANY, type Shape } from "./shapes.ts";

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
const START: Mark = Object.freeze({ texts: 0, told: 0 });
const SMALLEST_CARD = 100_000_000_000;

/**
 * Walks any value once and gives a scrubbed copy of what `JSON.stringify` would see in it. Each field is read once, into
 * the copy, so nothing can change between the look and the wire. Texts are put down on the way and searched together.
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
  const { valueRule, isRedacted, redactorOf, limits } = plan;
  const anywhere = plan.placeOf(undefined);
  const isPolluted = isPrototypePolluted();
  const { shortest } = valueRule;
  const notes = takeNotes(valueRule);
  /** The open containers. What lies beyond `depth` is left over. */
  const ancestors: object[] = [];
  let depth = 0;
  let nodes = 0;
  let here: Container = { around: undefined, key: "", copy: {} };

  function visit(value: unknown, step: Step, key: Key): unknown {
    switch (typeof value) {
      case "string":
        return text(value, step, key);
      case "object":
        return value === null ? null : object(value, step, key);
      case "number":
        return value < SMALLEST_CARD || step.place.treat === "keep" ? value : number(value, key);
      case "boolean":
        return value;
      case "bigint":
        return visit(String(value), step, key);
      case "symbol":
        return value === UNREADABLE ? filter("@unreadable", value, key) : undefined;
      default:
        return undefined;
    }
  }

  function text(value: string, step: Step, key: Key): string {
    if (value === step.clean || step.place.treat === "keep") return value;
    const inner = mayBeJson(value) ? parseJson(value) : undefined;
    if (inner !== undefined) return json(value, inner, key);
    if (value.length >= shortest) notes.add(value, here, key, step);
    return value;
  }

  function json(value: string, inner: object | string, key: Key): string {
    const before = notes.mark();
    const copy: Fields = {};
    const outer = here;
    here = { around: outer, key, copy };
    copy[""] = visit(inner, anywhere, "");
    here = outer;
    const inside = notes.settle(before);
    if (inside.length === 0) return value;
    for (const redaction of redactionsInside(value, inside, pathTo(here, key))) notes.tell(redaction);
    return JSON.stringify(copy[""]);
  }

  function number(value: number, key: Key): unknown {
    const [finding] = Number.isInteger(value) ? valueRule(String(value)) : [];
    if (finding === undefined) return value;
    notes.tell({ rule: finding.rule, code: finding.redactor.code, path: pathTo(here, key) });
    return finding.redactor.apply(String(value));
  }

  function object(value: object, step: Step, key: Key): unknown {
    if (depth >= limits.depth || nodes >= limits.objects) return filter("@limit", value, key);
    if (depth >= uncheckedDepth && isAncestor(value)) {
      if (uncheckedDepth > 0) throw CYCLE;
      return CIRCULAR;
    }
    const level = depth;
    const outer = here;
    const before = notes.count();
    const { place } = step;
    nodes += 1;
    try {
      ancestors[level] = value;
      depth = level + 1;
      if (Array.isArray(value)) return list(value, place, key);
      if (!isRecord(value)) return undefined;
      if (isPlain(value)) return record(value, place, key, isPolluted);
      const plain = toPlain(value);
      if (plain === undefined) return filter("@binary", value, key);
      if (Array.isArray(plain)) return list(plain, place, key);
      if (isRecord(plain)) return record(plain, place, key, true);
      depth = level;
      return visit(plain, step, key);
    } catch (error) {
      if (error === CYCLE) throw error;
      here = outer;
      notes.forget(before);
      return filter("@unreadable", value, key);
    } finally {
      depth = level;
      here = outer;
    }
  }

  function isAncestor(value: object): boolean {
    for (let level = 0; level < depth; level++) if (ancestors[level] === value) return true;
    return false;
  }

  function list(value: readonly unknown[], place: Place, key: Key): unknown {
    const outer = here;
    const before = notes.count();
    const copy: unknown[] = [];
    here = { around: outer, key, copy };
    const inside = stepTo(place, ANY, place.start);
    const arePairs = isPair(value[0]) && value.every(isPair);
    const length = Math.min(value.length, limits.objects);
    for (let index = 0; index < length; index++) {
      const entry = value[index];
      copy.push(arePairs && isPair(entry) ? pair(entry, inside, index) : (visit(entry, inside, index) ?? null));
    }
    if (length < value.length) copy.push(filter("@limit", value, length));
    if (arePairs || !isPair(copy[0]) || !copy.every(isPair)) return copy;
    // Sets and the like have become lists only now.
    notes.forget(before);
    here = outer;
    return list(copy, place, key);
  }

  /** `["Authorization", "..."]` in a list of such: the first names the second. */
  function pair([name, value]: readonly [string, unknown], step: Step, index: number): unknown {
    const outer = here;
    const copy: unknown[] = [];
    here = { around: outer, key: index, copy };
    copy.push(visit(name, step, 0));
    copy.push(member(value, stepTo(step.place, name, step.place.start), 1) ?? null);
    here = outer;
    return copy;
  }

  function record(value: Readonly<Fields>, place: Place, key: Key, isOwnOnly: boolean): Fields {
    const isTyped = place.form === "attribute" && looksTyped(value);
    // What has a known form from the beginning is made faster.
    const copy: Fields = isTyped ? { value: undefined, type: undefined } : {};
    here = { around: here, key, copy };
    let before: Before = place.start;
    for (const field in value) {
      if (isOwnOnly && !Object.hasOwn(value, field)) continue;
      const step = stepTo(place, field, before);
      const name = step.shown === undefined ? field : freeName(step.shown, copy, value);
      put(copy, name, member(read(value, field), step, name));
      before = step;
    }
    return copy;
  }

  function member(value: unknown, step: Step, key: Key): unknown {
    const rule = step.tails === undefined ? step.rule : ruleAt(step, pathTo(here, "").slice(0, -1));
    return rule === undefined ? visit(value, step, key) : named(value, rule, step, key);
  }

  /** `passwords: 3` counts them. Typed attributes keep their `{ value, type }`. */
  function named(value: unknown, rule: string, step: Step, key: Key): unknown {
    const attribute = attributeOf(value);
    const held = attribute === undefined ? value : attribute.value;
    if (typeof held === "number" && /s$/i.test(step.shown ?? step.name)) return visit(attribute ?? value, step, key);
    if (attribute === undefined) return filter(rule, value, key);
    const outer = here;
    here = { around: outer, key, copy: {} };
    const filtered = filter(rule, held, "value");
    here = outer;
    return filtered !== held ? attributeFor(filtered) : { value: filtered, type: attribute.type };
  }

  /** Replaces a whole value because of its name, or because it cannot be looked at. */
  function filter(rule: string, value: unknown, key: Key): unknown {
    // Flags and absences hold no secret, and a second pass must find nothing new.
    if (value === null || value === undefined || typeof value === "boolean" || value === "") return value;
    if (typeof value === "string" && isRedacted(value)) return value;
    const { code, apply } = redactorOf(rule);
    notes.tell({ rule, code, path: pathTo(here, key) });
    return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
  }

  const { copy } = here;
  Reflect.set(copy, "", visit(input, plan.placeOf(shape), ""));
  const redactions = [...notes.settle(START)];
  const value: unknown = Reflect.get(copy, "");
  plan.filterPaths?.(value, redactions);
  return { value, redactions };
}

function isRecord(value: unknown): value is Readonly<Fields> {
  return typeof value === "object" && value !== null;
}

function isPair(value: unknown): value is readonly [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string";
}
