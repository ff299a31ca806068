import { attributeFor, attributeOf } from "./attribute.ts";
import { toPlain } from "./exotic.ts";
import { copyFields, type Fields, isPrototypePolluted, renameFields, UNREADABLE } from "./fields.ts";
import { parseJson } from "./json.ts";
import { type Place, ruleAt, type Step } from "./places.ts";
import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";
import { redact, redactionsInside } from "./remarks.ts";
import { ANY, type Shape } from "./shapes.ts";

/** What a walk gives: plain data that shares nothing with its input, and what was filtered on the way. */
export interface Walked {
  readonly value: unknown;
  readonly redactions: readonly Redaction[];
}

type Key = string | number;

/** Only from this depth on a walk looks for cycles, and begins anew if there is one: most data have none. */
const SUSPICIOUS_DEPTH = 16;
const CYCLE = Symbol("cycle");
const CIRCULAR = "[Circular ~]";
const LONGEST_REMEMBERED = 64;
/** A card number has 12 digits at least. */
const SMALLEST_CARD = 100_000_000_000;

/**
 * Walks any value once and gives a scrubbed copy of what `JSON.stringify` would see in it. Each object is copied before
 * it is looked at, so a getter is asked once, and nothing can change between the look and the wire.
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
  const redactions: Redaction[] = [];
  /** The open containers, and the key under which each stands. What lies beyond `depth` is left over. */
  const ancestors: object[] = [];
  const keys: Key[] = [];
  let depth = 0;
  let nodes = 0;

  function visit(value: unknown, place: Place, key: Key): unknown {
    switch (typeof value) {
      case "string":
        return place.treat === "keep" ? value : text(value, place, key);
      case "object":
        return value === null ? null : object(value, place, key);
      case "number":
        return value >= SMALLEST_CARD && place.treat !== "keep" ? number(value, key) : value;
      case "boolean":
        return value;
      case "bigint":
        return visit(String(value), place, key);
      case "symbol":
        return value === UNREADABLE ? filter("@unreadable", value, key) : undefined;
      default:
        return undefined;
    }
  }

  function text(value: string, place: Place, key: Key): string {
    const inner = parseJson(value);
    if (inner !== undefined) return json(value, inner, key);
    const findings = valueRule(value, place.treat === "source");
    if (findings.length === 0) return value;
    const redacted = redact(value, findings, pathTo(key));
    for (const redaction of redacted.redactions) redactions.push(redaction);
    return redacted.text;
  }

  function json(value: string, inner: unknown, key: Key): string {
    const before = redactions.length;
    const scrubbed = visit(inner, anywhere, key);
    const inside = redactions.splice(before);
    if (inside.length === 0) return value;
    for (const redaction of redactionsInside(value, inside, pathTo(key))) redactions.push(redaction);
    return JSON.stringify(scrubbed);
  }

  function number(value: number, key: Key): unknown {
    const [finding] = Number.isInteger(value) ? valueRule(String(value)) : [];
    if (finding === undefined) return value;
    redactions.push({ rule: finding.rule, code: finding.redactor.code, path: pathTo(key) });
    return finding.redactor.apply(String(value));
  }

  function object(value: object, place: Place, key: Key): unknown {
    if (depth >= limits.depth || nodes >= limits.objects) return filter("@limit", value, key);
    if (depth >= uncheckedDepth && isAncestor(value)) {
      if (uncheckedDepth > 0) throw CYCLE;
      return CIRCULAR;
    }
    const level = depth;
    nodes += 1;
    try {
      const plain = toPlain(value);
      if (plain === undefined) return filter("@binary", value, key);
      if (typeof plain !== "object" || plain === null) return visit(plain, place, key);
      ancestors[level] = value;
      keys[level] = key;
      depth = level + 1;
      return Array.isArray(plain) ? list(plain, place) : record(plain, place);
    } catch (error) {
      if (error === CYCLE) throw error;
      depth = level;
      return filter("@unreadable", value, key);
    } finally {
      depth = level;
    }
  }

  function isAncestor(value: object): boolean {
    for (let level = 0; level < depth; level++) if (ancestors[level] === value) return true;
    return false;
  }

  function list(value: readonly unknown[], place: Place): unknown {
    const inside = place.step(ANY).place;
    const arePairs = isPair(value[0]) && value.every(isPair);
    const copy: unknown[] = [];
    const length = Math.min(value.length, limits.objects);
    for (let index = 0; index < length; index++) {
      const entry = value[index];
      copy.push(arePairs && isPair(entry) ? pair(entry, inside, index) : (visit(entry, inside, index) ?? null));
    }
    if (length < value.length) copy.push(filter("@limit", value, length));
    // Sets and the like have become lists only now.
    return !arePairs && isPair(copy[0]) && copy.every(isPair) ? list(copy, place) : copy;
  }

  /** `["Authorization", "..."]` in a list of such: the first names the second. */
  function pair([name, value]: readonly [string, unknown], place: Place, index: number): unknown {
    keys[depth] = index;
    depth += 1;
    const step = place.step(name);
    const copy = [visit(name, place, 0), member(value, step, 1) ?? null];
    depth -= 1;
    return copy;
  }

  function record(value: object, place: Place): Fields {
    const copy = copyFields(value);
    let isRenamed = false;
    for (const key in copy) {
      if (isPolluted && !Object.hasOwn(copy, key)) continue;
      const before = copy[key];
      const step = place.step(key);
      const after = member(before, step, step.shown);
      if (after !== before) copy[key] = after;
      if (step.shown !== key) isRenamed = true;
    }
    return isRenamed ? renameFields(copy, (key) => place.step(key).shown) : copy;
  }

  function member(value: unknown, step: Step, key: Key): unknown {
    const rule = step.tails === undefined ? step.rule : ruleAt(step, keys, depth);
    if (rule !== undefined) return named(value, rule, step, key);
    if (typeof value !== "string") return visit(value, step.place, key);
    if (step.place.treat === "keep" || value === step.clean) return value;
    const after = text(value, step.place, key);
    if (after === value && value.length <= LONGEST_REMEMBERED) step.clean = value;
    return after;
  }

  /** `passwords: 3` counts them. Typed attributes keep their `{ value, type }`. */
  function named(value: unknown, rule: string, { shown, place }: Step, key: Key): unknown {
    const attribute = attributeOf(value);
    const held = attribute === undefined ? value : attribute.value;
    if (typeof held === "number" && /s$/i.test(shown)) return visit(attribute ?? value, place, key);
    if (attribute === undefined) return filter(rule, value, key);
    keys[depth] = key;
    depth += 1;
    const before = redactions.length;
    const filtered = filter(rule, held, "value");
    depth -= 1;
    return redactions.length > before ? attributeFor(filtered) : { value: filtered, type: attribute.type };
  }

  /** Replaces a whole value because of its name, or because it cannot be looked at. */
  function filter(rule: string, value: unknown, key: Key): unknown {
    // Flags and absences hold no secret, and a second pass must find nothing new.
    if (value === null || value === undefined || typeof value === "boolean" || value === "") return value;
    if (typeof value === "string" && isRedacted(value)) return value;
    const { code, apply } = redactorOf(rule);
    redactions.push({ rule, code, path: pathTo(key) });
    return code === "x" ? null : apply(typeof value === "object" ? "" : String(value));
  }

  function pathTo(key: Key): string[] {
    return [...keys.slice(1, depth), ...(depth === 0 ? [] : [key])].map(String);
  }

  const value = visit(input, plan.placeOf(shape), "");
  plan.filterPaths?.(value, redactions);
  return { value, redactions };
}

function isPair(value: unknown): value is readonly [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string";
}
