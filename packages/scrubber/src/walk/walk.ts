import { isRecord } from "@sentry-policy/internal/guards";
import type { Redaction } from "../policy/redaction.ts";
import { COST, isSpent, spend } from "../shared/budget.ts";
import { isPrototypePolluted, UNREADABLE } from "../shared/fields.ts";
import { isPlain, sizeOf, toPlain } from "../shared/to-plain.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import type { FieldRule } from "./field-rules.ts";
import { visitList } from "./lists.ts";
import { isSmallNumber, scrubNumber } from "./plain-text.ts";
import { visitRecord, visitTypedAttribute } from "./records.ts";
import type { Shape } from "./schema-shape.ts";
import { visitString } from "./strings.ts";
import { looksTyped } from "./typed-attribute.ts";
import { isAncestor, type Key, redactWhole, type Walk } from "./walk-state.ts";

/** The result of a walk: plain data that shares no objects with the input, and a list of what was redacted in it. */
export interface Walked {
  readonly value: unknown;
  readonly redactions: readonly Redaction[];
}

/**
 * A walk checks for cycles only at this nesting depth and deeper, because cycles are rare. If it finds one, it starts
 * again and checks at every depth.
 */
const SUSPICIOUS_DEPTH = 16;
const CYCLE = Symbol("cycle");
const CIRCULAR = "[Circular ~]";

/**
 * Returns a scrubbed copy of a value, with the data that `JSON.stringify` would serialize. Each field is read only
 * once, because a getter could return one value for the search and another for the copy.
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
    visit,
    redactions,
    uncheckedDepth,
    isPolluted,
    ancestors: [],
    trail: [],
    template: "",
    columns: undefined,
    depth: 0,
    level: 0,
    nodes: 0,
    work: 0,
    workLimit: plan.limits.work,
  };
  const visited = visit(begun, input, plan.rootRuleOf(shape), "");
  plan.redactPaths?.(visited, redactions);
  const value = plan.parameterizeValues === undefined ? visited : plan.parameterizeValues(visited, redactions);
  plan.redactOthers?.(value, redactions);
  return { value, redactions };
}

function visit(walk: Walk, value: unknown, field: FieldRule, key: Key): unknown {
  switch (typeof value) {
    case "string":
      return visitString(walk, value, field, key);
    case "object":
      return value === null ? null : visitObject(walk, value, field, key);
    case "number":
      return isSmallNumber(value) ? value : scrubNumber(walk, value, field, key);
    case "boolean":
      return value;
    case "bigint":
      return visit(walk, String(value), field, key);
    case "symbol":
      return value === UNREADABLE ? redactUnreadable(walk, value, key) : undefined;
    default:
      return undefined;
  }
}

function redactUnreadable(walk: Walk, value: unknown, key: Key): unknown {
  spend(walk, COST.exception);
  return redactWhole(walk, "@unreadable", value, key);
}

/** Visits an object or a list. Replaces it as a whole if it exceeds a limit, contains itself, or cannot be read. */
function visitObject(walk: Walk, value: object, field: FieldRule, key: Key): unknown {
  const { depth, level, uncheckedDepth, plan, redactions } = walk;
  const isBeyondLimits =
    depth >= plan.limits.depth || walk.nodes >= plan.limits.objects || isSpent(walk, field.node.isStructure);
  if (isBeyondLimits) return redactWhole(walk, "@limit", value, key);
  if (depth >= uncheckedDepth && isAncestor(walk, value)) {
    if (uncheckedDepth > 0) throw CYCLE;
    return CIRCULAR;
  }
  const before = redactions.length;
  walk.nodes += 1;
  spend(walk, COST.object);
  walk.ancestors[depth] = value;
  walk.depth = depth + 1;
  try {
    return visitContents(walk, value, field, key);
  } catch (error) {
    if (error === CYCLE) throw error;
    walk.level = level;
    redactions.length = before;
    return redactUnreadable(walk, value, key);
  } finally {
    walk.depth = depth;
    walk.level = level;
  }
}

function visitContents(walk: Walk, value: object, field: FieldRule, key: Key): unknown {
  if (Array.isArray(value)) return visitList(walk, value, field.node, key);
  if (isPlain(value)) {
    const isTyped = field.node.role === "attribute" && !walk.isPolluted && looksTyped(value);
    if (isTyped) return visitTypedAttribute(walk, value, field, key);
    return visitRecord(walk, value, field.node, key, walk.isPolluted);
  }
  spend(walk, COST.object + 2 * COST.entry * sizeOf(value));
  const plain = toPlain(value);
  if (plain === undefined) return redactWhole(walk, "@binary", value, key);
  if (Array.isArray(plain)) return visitList(walk, plain, field.node, key);
  if (isRecord(plain)) return visitRecord(walk, plain, field.node, key, true);
  // `plain` is a simple value, such as the string for a `Date`. So the nesting level of the original object is removed.
  walk.depth -= 1;
  return visit(walk, plain, field, key);
}
