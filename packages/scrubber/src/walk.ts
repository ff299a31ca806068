import { passesLuhn } from "./detectors.ts";
import type { Plan } from "./plan.ts";
import { FILTERED, REDACTIONS, type Redaction } from "./redaction.ts";
import { ANY, type Shape } from "./shapes.ts";
import { utf8Length } from "./utf8.ts";
import { type Finding, replaceFindings } from "./values.ts";

/** What a walk gives: plain data that shares nothing with its input, and what was filtered on the way. */
export interface Walked {
  readonly value: unknown;
  readonly redactions: readonly Redaction[];
}

/** Bounds of one walk. What lies beyond them is filtered, never passed through. */
const LIMITS: Readonly<{ depth: number; nodes: number }> = Object.freeze({ depth: 200, nodes: 1_000_000 });

/** Walks any value once and gives a scrubbed copy of what `JSON.stringify` would see in it. */
export function walk(input: unknown, plan: Plan, shape?: Shape): Walked {
  const redactions: Redaction[] = [];
  const ancestors = new Set<object>();
  const path: string[] = [];
  let nodes = 0;

  function filter(rule: string, value: unknown): unknown {
    // Flags and absences hold no secret, and a second pass must find nothing new.
    if (value === null || value === undefined || typeof value === "boolean") return value;
    if (typeof value === "string" && (value === "" || REDACTIONS.has(value))) return value;
    redactions.push({ rule, path: [...path] });
    return FILTERED;
  }

  function text(value: string): string {
    const inner = value.length > 1 && looksLikeJson(value) ? parse(value) : undefined;
    if (inner !== undefined) return json(value, inner);
    const findings = plan.valueRule(value);
    if (findings.length === 0) return value;
    remark(value, findings);
    return replaceFindings(value, findings);
  }

  function json(value: string, inner: object): string {
    const before = redactions.length;
    const scrubbed = visit(inner, undefined);
    return redactions.length === before ? value : JSON.stringify(scrubbed);
  }

  function remark(before: string, findings: readonly Finding[]): void {
    let offset = 0;
    let from = 0;
    for (const { start, end, rule, replacement } of findings) {
      offset += utf8Length(before.slice(from, start));
      const range = [offset, offset + utf8Length(replacement)] as const;
      redactions.push({ rule, path: [...path], range, length: [...before].length });
      offset = range[1];
      from = end;
    }
  }

  function visit(value: unknown, at: Shape | undefined): unknown {
    switch (typeof value) {
      case "string":
        return at === "keep" ? value : text(value);
      case "number":
        return at !== "keep" && Number.isInteger(value) && isCard(String(value)) ? filter("@creditcard", value) : value;
      case "bigint":
        return visit(String(value), at);
      case "object":
        return value === null ? null : object(value, at);
      case "boolean":
        return value;
      default:
        return undefined;
    }
  }

  function isCard(digits: string): boolean {
    return plan.valueRule(digits).length > 0 && passesLuhn(digits);
  }

  function object(value: object, at: Shape | undefined): unknown {
    if (value instanceof String) return visit(String(value), at);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return filter("@binary", value);
    nodes += 1;
    if (ancestors.has(value)) return "[Circular ~]";
    if (ancestors.size >= LIMITS.depth || nodes > LIMITS.nodes) return filter("@limit", value);
    ancestors.add(value);
    try {
      const own = "toJSON" in value && typeof value.toJSON === "function" ? value.toJSON("") : value;
      if (own !== value) return visit(own, at);
      return Array.isArray(value) ? list(value, at) : record(value, at);
    } finally {
      ancestors.delete(value);
    }
  }

  function list(value: readonly unknown[], at: Shape | undefined): unknown[] {
    const areHeaders = value.length > 0 && value.every(isPair);
    return value.map((entry: unknown, place) => {
      path.push(String(place));
      const copy =
        areHeaders && isPair(entry)
          ? [visit(entry[0], at), member(entry[0], entry[1], "1", at)]
          : visit(entry, under(at, ANY));
      path.pop();
      return copy;
    });
  }

  function record(value: object, at: Shape | undefined): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const shown = at === "keep" ? key : replaceFindings(key, plan.valueRule(key));
      const entry = member(key, Reflect.get(value, key), shown, at);
      if (entry === undefined) continue;
      // Plain assignment to `__proto__` would set the copy's prototype and lose the field.
      Object.defineProperty(copy, shown, { value: entry, enumerable: true, writable: true, configurable: true });
    }
    return copy;
  }

  function member(name: string, value: unknown, shown: string, at: Shape | undefined): unknown {
    const next = under(at, name);
    path.push(shown);
    const rule = next === undefined || typeof next === "object" ? plan.nameRule(name) : undefined;
    const result = rule === undefined ? visit(value, next) : named(rule, value, next);
    path.pop();
    return result;
  }

  /** Counts stay (`tokens: 512` is no secret, `pin: 1234` is), and typed attributes keep their `{ value, type }`. */
  function named(rule: string, value: unknown, at: Shape | undefined): unknown {
    if (typeof at === "object") return visit(value, at);
    if (!isAttribute(value)) return filter(rule, value);
    path.push("value");
    const filtered = filter(rule, value.value);
    path.pop();
    return filtered === FILTERED
      ? { value: FILTERED, type: "string" }
      : { value: filtered, type: visit(value.type, "keep") };
  }

  return { value: visit(input, shape), redactions };
}

function under(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape === undefined || typeof shape === "string") return shape;
  return Object.hasOwn(shape, key) ? shape[key] : shape[ANY];
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string";
}

function isAttribute(value: unknown): value is { value: unknown; type: unknown } {
  return (
    typeof value === "object" && value !== null && "value" in value && "type" in value && Object.keys(value).length <= 3
  );
}

function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && /[\]}]\s*$/.test(text);
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined; // Not JSON after all: it is searched as text.
  }
}
