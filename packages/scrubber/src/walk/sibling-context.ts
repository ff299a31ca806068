import { isRecord } from "@sentry-policy/internal/guards";
import { type FormatState, ruleForNextArgument, ruleForParameter } from "../detect/context/format-args.ts";
import { type InKey, ruleInKey } from "../detect/context/pem-lines.ts";
import { read } from "../shared/fields.ts";
import type { SchemaNode } from "./field-rules.ts";
import { DATA_URL_RULE, isDataUrl } from "./frame-paths.ts";
import { type SiblingKind, TEMPLATE } from "./sibling-kinds.ts";
import type { Walk } from "./walk-state.ts";

/**
 * What the earlier entries of a list show about the next entry: a text that describes it, or a PEM key that it
 * continues.
 */
interface ListContext {
  readonly saying: FormatState;
  readonly inKey: InKey;
}

/**
 * Returns the context at the start of a list. The list might hold the values of the message template in
 * `walk.template`.
 */
export function startList(walk: Walk): ListContext {
  const saying = { text: walk.template, from: 0 };
  walk.template = "";
  return { saying, inKey: { rule: undefined } };
}

/**
 * Checks whether the earlier entries of a list do not matter for a clean entry: the entries are lines of source code,
 * and no PEM key has begun.
 */
export function hasNoContext({ treat }: SchemaNode, { inKey }: ListContext): boolean {
  return treat === "source" && inKey.rule === undefined;
}

/** Returns the rule that redacts an entry of a list because of the entries before it. */
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

/** Returns the rule that redacts a field because of a field before it. */
export function ruleForField(
  walk: Walk,
  held: unknown,
  beside: SiblingKind,
  copy: Readonly<Record<string, unknown>>,
): string | undefined {
  const { nameRule, scanText } = walk.plan;
  if (beside === "name") {
    const name = copy["name"] ?? copy["key"];
    // A number beside a name is a measurement, so it is kept.
    return typeof name === "string" && typeof held !== "number" ? nameRule(name) : undefined;
  }
  // The JSON of a Node `Buffer`: `{ type: "Buffer", data: [112, 97, ...] }`.
  if (beside === "type") return copy["type"] === "Buffer" && Array.isArray(held) ? "@binary" : undefined;
  if (beside === "filename") return isDataUrl(copy["filename"]) ? DATA_URL_RULE : undefined;
  if (beside === "message") {
    // `startList` reads the template when the walk enters the list of values.
    walk.template = Array.isArray(held) ? textOf(copy["message"]) : "";
    return undefined;
  }
  return ruleForParameter(textOf(heldBy(copy[TEMPLATE])), beside, heldBy(held), scanText.findByName, walk);
}

/** Returns the value of a typed attribute, or any other value unchanged. */
function heldBy(attribute: unknown): unknown {
  return isRecord(attribute) ? read(attribute, "value") : attribute;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
