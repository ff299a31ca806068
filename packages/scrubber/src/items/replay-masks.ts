import { isRecord } from "@sentry-policy/internal/guards";
import type { Redaction } from "../policy/redaction.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";

/**
 * Ids of the page's nodes that have an attribute with a sensitive value, such as `name="password"`, and of the text
 * nodes inside them. Later segments of a replay refer to all these nodes only by id.
 */
export type MaskedNodes = Set<number>;

/** Maximum number of remembered ids, more than any normal page has. If there are more, every node is masked. */
const MOST_NODES = 100_000;
/** Attributes whose value can show that an element holds a secret, as `name="password"` does. */
const CALLED = ["name", "id", "autocomplete", "property", "type"] as const;
/** Attributes that hold what a user typed, or the content of a `<meta>`. */
const HOLDING = ["value", "content"] as const;
/** The `source` of rrweb events that report what a user typed: `IncrementalSource.Input`. */
const INPUT = 5;

type Fields = Record<string, unknown>;

/** Masks, in place, the texts in fields that have a sensitive name or into which a secret was typed. */
export function maskNodes(events: readonly unknown[], plan: CompiledPolicy, masked: MaskedNodes): readonly Redaction[] {
  const redactions: Redaction[] = [];
  const { fieldNamed } = plan.rootRuleOf(undefined).node;

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
    return typeof name === "string" ? fieldNamed(name).rule : undefined;
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
    // A half-typed secret is not recognized, so once a secret was typed into a field, everything typed into that field
    // is masked.
    if (source === INPUT && typeof id === "number" && typeof text === "string" && plan.scanText(text).length > 0) {
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
