import { isRecord } from "@sentry-policy/internal/guards";
import type { Redaction } from "../policy/redaction.ts";
import type { Fields } from "../shared/fields.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";

/**
 * The ids of the page nodes whose text must be masked: elements with a sensitive name (`name="password"`) or a typed
 * secret, and the text nodes inside them. The ids are stored, because later segments of a replay contain only the id of
 * a node.
 */
export type MaskedNodes = Set<number>;

/**
 * Maximum number of ids in `MaskedNodes`. A set of so many ids takes less than 1 MB. If a page has more nodes to mask,
 * all of its nodes are masked.
 */
const MOST_NODES = 30_000;
/**
 * The rule for redactions in a masked element. In the attributes `value` and `content`, the rule of a sensitive name
 * takes precedence, such as `@password` for `<input name="password" value="...">`.
 */
const FIELD_RULE = "@field";
/** Attributes whose value can be a sensitive name, as in `name="password"`. */
const NAMING_ATTRIBUTES = ["name", "id", "autocomplete", "property", "type"] as const;
/** Attributes with text that a user typed, or with the content of a `<meta>` element. */
const VALUE_ATTRIBUTES = ["value", "content"] as const;
/** The `source` of rrweb events for text that a user typed (`IncrementalSource.Input`). */
const INPUT_SOURCE = 5;

/**
 * Masks the text in elements that have a sensitive name, or into which the user typed a secret. Changes the events in
 * place.
 */
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

  function visitAttributes(id: unknown, attributes: Fields): void {
    const rule = NAMING_ATTRIBUTES.map((name) => ruleOf(attributes[name])).find((found) => found !== undefined);
    if (rule !== undefined) addNode(id);
    if (isMasked(id)) for (const field of VALUE_ATTRIBUTES) mask(attributes, field, rule ?? FIELD_RULE);
  }

  function addNode(id: unknown): void {
    if (typeof id === "number" && masked.size <= MOST_NODES) masked.add(id);
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
      if (isRecord(next["attributes"])) visitAttributes(next["id"], next["attributes"]);
      for (const child of arrayOrEmpty(next["childNodes"])) {
        if (isMasked(next["id"]) && isRecord(child)) maskText(child);
        open.push(child);
      }
    }
  }

  function maskText(node: Fields): void {
    if (typeof node["textContent"] !== "string") return;
    addNode(node["id"]);
    mask(node, "textContent", FIELD_RULE);
  }

  const changes = events.map((event) => (isRecord(event) && isRecord(event["data"]) ? event["data"] : {}));
  for (const { node, adds, attributes, source, id, text } of changes.map(changeOf)) {
    visitNode(node);
    for (const added of arrayOrEmpty(adds).filter(isRecord)) {
      visitNode(added["node"]);
      if (isMasked(added["parentId"]) && isRecord(added["node"])) maskText(added["node"]);
    }
    for (const changed of arrayOrEmpty(attributes).filter(isRecord)) {
      if (isRecord(changed["attributes"])) visitAttributes(changed["id"], changed["attributes"]);
    }
    // The first characters of a secret are not recognized while the user types it. So all input into an element is
    // masked once a secret was recognized in it.
    if (source === INPUT_SOURCE && typeof text === "string" && plan.scanText(text).length > 0) addNode(id);
  }
  for (const change of changes) {
    if (change["source"] === INPUT_SOURCE && isMasked(change["id"])) mask(change, "text", FIELD_RULE);
    for (const changed of arrayOrEmpty(change["texts"]).filter(isRecord)) {
      if (isMasked(changed["id"])) mask(changed, "value", FIELD_RULE);
    }
  }
  return redactions;
}

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

function arrayOrEmpty(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
