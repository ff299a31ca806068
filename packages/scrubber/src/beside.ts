import { isRecord } from "./field.ts";
import { read } from "./fields.ts";
import { DATA_URL_RULE, isDataUrl } from "./frame-paths.ts";
import { type InKey, ruleInKey } from "./key-lines.ts";
import type { Place } from "./places.ts";
import { ruleOfNext, ruleOfParameter, type Saying } from "./said.ts";
import type { Walk } from "./walk-state.ts";

/** Attributes of a log whose message was put together, beside this one. */
const PARAMETER = "sentry.message.parameter.";
const TEMPLATE = "sentry.message.template";

/**
 * What a field before it may say of a field: the `name` beside a `value`, the `message` beside its `params`, the `type`
 * beside `data`, the template beside the attribute that holds its first value or another, and the `filename` beside the
 * `module` that the SDK takes from it.
 */
export type Beside = "name" | "message" | "type" | "filename" | number;

/** What may be said of a field of a name. */
export function besideOf(name: string): Beside | undefined {
  if (name === "value") return "name";
  if (name === "params") return "message";
  if (name === "data") return "type";
  if (name === "module") return "filename";
  const place = name.startsWith(PARAMETER) ? name.slice(PARAMETER.length) : "";
  return /^\d{1,2}$/.test(place) ? Number(place) : undefined;
}

/** What the entries of a list have said of those that come next. */
interface Heard {
  readonly saying: Saying;
  readonly inKey: InKey;
}

/** A list may hold the values of the message before it. */
export function startToHear(walk: Walk): Heard {
  const saying = { text: walk.template, from: 0 };
  walk.template = "";
  return { saying, inKey: { rule: undefined } };
}

/** Whether an entry that is known to be clean needs no other look: it is one of Sentry's own, and no line of a key. */
export function saysNothing({ treat }: Place, { inKey }: Heard): boolean {
  return treat !== "search" && inKey.rule === undefined;
}

/** The rule by which an entry of a list goes because of what those before it say. */
export function ruleOfEntry(
  walk: Walk,
  entry: unknown,
  { treat }: Place,
  { saying, inKey }: Heard,
): string | undefined {
  const { valueRule } = walk.plan;
  const rule = treat === "search" ? ruleOfNext(saying, entry, valueRule.findByName, walk) : undefined;
  return typeof entry === "string" ? (ruleInKey(inKey, entry, valueRule, walk) ?? rule) : rule;
}

/** The rule by which a field goes because of what one before it says. */
export function ruleOfField(
  walk: Walk,
  held: unknown,
  beside: Beside,
  copy: Readonly<Record<string, unknown>>,
): string | undefined {
  const { nameRule, valueRule } = walk.plan;
  if (beside === "name") {
    const name = copy["name"] ?? copy["key"];
    // A number under a name of its own is measured.
    return typeof name === "string" && typeof held !== "number" ? nameRule(name) : undefined;
  }
  // What Node makes of bytes for JSON: `{ type: "Buffer", data: [112, 97, ...] }`.
  if (beside === "type") return copy["type"] === "Buffer" && Array.isArray(held) ? "@binary" : undefined;
  if (beside === "filename") return isDataUrl(copy["filename"]) ? DATA_URL_RULE : undefined;
  if (beside === "message") {
    // It is the list of its values that asks.
    walk.template = Array.isArray(held) ? textOf(copy["message"]) : "";
    return undefined;
  }
  return ruleOfParameter(textOf(heldBy(copy[TEMPLATE])), beside, heldBy(held), valueRule.findByName, walk);
}

/** Of a typed attribute. */
function heldBy(attribute: unknown): unknown {
  return isRecord(attribute) ? read(attribute, "value") : attribute;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
