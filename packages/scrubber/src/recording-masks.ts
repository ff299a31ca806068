import { isRecord } from "./field.ts";
import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";

/**
 * Nodes of a page that only an attribute gives away, as `name="password"` does, and the texts inside them. Later
 * segments of a replay speak of them by number alone.
 */
export type MaskedNodes = Set<number>;

/** A page with more has something else in mind: then every field is masked. */
const MOST_NODES = 100_000;
/** What an element is called by. */
const CALLED = ["name", "id", "autocomplete", "property", "type"] as const;
/** Where it holds what a user typed, or what a `<meta>` says. */
const HOLDING = ["value", "content"] as const;
const INPUT = 5;

type Fields = Record<string, unknown>;

/** Masks what was typed into fields that tell by their name, or their text, that it is secret. Writes into `events`. */
export function maskNodes(events: readonly unknown[], plan: Plan, masked: MaskedNodes): readonly Redaction[] {
  const redactions: Redaction[] = [];
  const look = plan.placeOf(undefined).place.look;

  function mask(holder: Fields, field: string, rule: string): void {
    const held = holder[field];
    if (typeof held !== "string" || held.trim() === "" || plan.isRedacted(held)) return;
    const { code, apply } = plan.redactorOf(rule);
    holder[field] = apply(held);
    redactions.push({ rule, code, path: ["node", field] });
  }

  function learn(id: unknown, attributes: Fields): void {
    const rule = CALLED.map((name) => ruleOf(attributes[name])).find((found) => found !== undefined);
    if (rule !== undefined && typeof id === "number" && masked.size <= MOST_NODES) masked.add(id);
    if (isMasked(id)) for (const field of HOLDING) mask(attributes, field, rule ?? FIELD);
  }

  function ruleOf(name: unknown): string | undefined {
    return typeof name === "string" ? look(name).rule : undefined;
  }

  function isMasked(id: unknown): boolean {
    return typeof id === "number" && (masked.has(id) || masked.size > MOST_NODES);
  }

  function visitNode(node: unknown): void {
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!isRecord(next)) continue;
      if (isRecord(next["attributes"])) learn(next["id"], next["attributes"]);
      for (const child of listOf(next["childNodes"])) {
        if (isMasked(next["id"]) && isRecord(child)) maskText(child);
        open.push(child);
      }
    }
  }

  function maskText(node: Fields): void {
    if (typeof node["textContent"] !== "string") return;
    if (typeof node["id"] === "number") masked.add(node["id"]);
    mask(node, "textContent", FIELD);
  }

  const changes = events.map((event) => (isRecord(event) && isRecord(event["data"]) ? event["data"] : {}));
  for (const { node, adds, attributes, source, id, text } of changes.map(changeOf)) {
    visitNode(node);
    for (const added of listOf(adds).filter(isRecord)) {
      visitNode(added["node"]);
      if (isMasked(added["parentId"]) && isRecord(added["node"])) maskText(added["node"]);
    }
    for (const changed of listOf(attributes).filter(isRecord)) {
      if (isRecord(changed["attributes"])) learn(changed["id"], changed["attributes"]);
    }
    // Letter by letter a secret is none yet: what a field has become tells what the steps to it were.
    if (source === INPUT && typeof id === "number" && typeof text === "string" && plan.valueRule(text).length > 0) {
      masked.add(id);
    }
  }
  for (const change of changes) {
    if (change["source"] === INPUT && isMasked(change["id"])) mask(change, "text", FIELD);
    for (const changed of listOf(change["texts"]).filter(isRecord)) {
      if (isMasked(changed["id"])) mask(changed, "value", FIELD);
    }
  }
  return redactions;
}

const FIELD = "@field";

interface Change {
  readonly [field: string]: unknown;
  readonly node?: unknown;
  readonly adds?: unknown;
  readonly attributes?: unknown;
  readonly source?: unknown;
  readonly id?: unknown;
  readonly text?: unknown;
}

function changeOf(data: Fields): Change {
  return data;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
