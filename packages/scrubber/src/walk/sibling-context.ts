import { type FormatState, ruleForNextArgument, ruleForParameter } from "../detect/context/format-args.ts";
import { type InKey, ruleInKey } from "../detect/context/pem-lines.ts";
import { read } from "../shared/fields.ts";
import { isRecord } from "../shared/guards.ts";
import type { SchemaNode } from "./field-rules.ts";
import { DATA_URL_RULE, isDataUrl } from "./frame-paths.ts";
import { type SiblingKind, TEMPLATE } from "./sibling-kinds.ts";
import type { Walk } from "./walk-state.ts";

/** What the entries of a list have said of those that come next. */
interface ListContext {
  readonly saying: FormatState;
  readonly inKey: InKey;
}

/** A list may hold the values of the message before it. */
export function startList(walk: Walk): ListContext {
  const saying = { text: walk.template, from: 0 };
  walk.template = "";
  return { saying, inKey: { rule: undefined } };
}

/** Whether the next entry goes by nothing but itself, if it is known to be clean: a line of source, and not of a key. */
export function hasNoContext({ treat }: SchemaNode, { inKey }: ListContext): boolean {
  return treat === "source" && inKey.rule === undefined;
}

/** The rule by which an entry of a list goes because of what those before it say. */
export function ruleForEntry(
  walk: Walk,
  entry: unknown,
  { treat }: SchemaNode,
  { saying, inKey }: ListContext,
): string | undefined {
  const { scanText } = walk.plan;
  const rule = treat === "search" ? ruleForNextArgument(saying, entry, scanText.findByName, walk) : undefined;
  return typeof entry === "string" ? (ruleInKey(inKey, entry, scanText, walk) ?? rule) : rule;
}

/** The rule by which a field goes because of what one before it says. */
export function ruleForField(
  walk: Walk,
  held: unknown,
  beside: SiblingKind,
  copy: Readonly<Record<string, unknown>>,
): string | undefined {
  const { nameRule, scanText } = walk.plan;
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
  return ruleForParameter(textOf(heldBy(copy[TEMPLATE])), beside, heldBy(held), scanText.findByName, walk);
}

/** Of a typed attribute. */
function heldBy(attribute: unknown): unknown {
  return isRecord(attribute) ? read(attribute, "value") : attribute;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
