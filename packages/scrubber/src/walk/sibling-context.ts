import { isRecord } from "@sentry-policy/internal/guards";
import { type FormatState, ruleForNextArgument, ruleForParameter } from "../detect/context/format-args.ts";
import { type InKey, ruleInKey } from "../detect/context/pem-lines.ts";
import { read } from "../shared/fields.ts";
import type { SchemaNode } from "./field-rules.ts";
import { DATA_URL_RULE, isDataUrl } from "./frame-paths.ts";
import { type SiblingKind, TEMPLATE_ATTRIBUTE } from "./sibling-kinds.ts";
import type { Walk } from "./walk-state.ts";

/**
 * What the earlier entries of a list show about the next entry. A text can describe the value after it, as in
 * `console.log("password:", value)`. A text can also begin a PEM key, whose other lines are the next entries.
 */
interface ListContext {
  readonly format: FormatState;
  readonly inKey: InKey;
}

/**
 * Returns the context at the start of a list. If `walk.template` holds the template of a log message, the entries of
 * the list are the parameters of that template.
 */
export function startList(walk: Walk): ListContext {
  const format = { text: walk.template, from: 0 };
  walk.template = "";
  return { format, inKey: { rule: undefined } };
}

/**
 * Checks whether the next entry of a list can be searched without regard to the earlier entries. This is true for lines
 * of source code, except inside a PEM key that began in an earlier line.
 */
export function hasNoContext({ form }: SchemaNode, { inKey }: ListContext): boolean {
  return form === "source" && inKey.rule === undefined;
}

/** Returns the rule that redacts an entry of a list because of the entries before it. */
export function ruleForEntry(
  walk: Walk,
  entry: unknown,
  { form }: SchemaNode,
  { format, inKey }: ListContext,
): string | undefined {
  const { scanText } = walk.plan;
  const rule = form === "search" ? ruleForNextArgument(format, entry, scanText.findByName, walk) : undefined;
  return typeof entry === "string" ? (ruleInKey(inKey, entry, scanText, walk) ?? rule) : rule;
}

/** Returns the rule that redacts a field because of an earlier field of the same object. */
export function ruleForField(
  walk: Walk,
  value: unknown,
  sibling: SiblingKind,
  copy: Readonly<Record<string, unknown>>,
): string | undefined {
  const { nameRule, scanText } = walk.plan;
  if (sibling === "name") {
    const name = copy["name"] ?? copy["key"];
    // A number beside a name, as in `{ name: "tokens", value: 7 }`, is a measurement, so it is kept.
    return typeof name === "string" && typeof value !== "number" ? nameRule(name) : undefined;
  }
  // The JSON of a Node `Buffer` is `{ type: "Buffer", data: [112, 97, ...] }`.
  if (sibling === "type") return copy["type"] === "Buffer" && Array.isArray(value) ? "@binary" : undefined;
  if (sibling === "filename") return isDataUrl(copy["filename"]) ? DATA_URL_RULE : undefined;
  if (sibling === "message") {
    // The field `message` is a template such as `user %s`, and `value` is the list of its parameters. When the walk
    // enters that list, `startList` reads the template.
    walk.template = Array.isArray(value) ? stringOrEmpty(copy["message"]) : "";
    return undefined;
  }
  const template = stringOrEmpty(withoutType(copy[TEMPLATE_ATTRIBUTE]));
  return ruleForParameter(template, sibling, withoutType(value), scanText.findByName, walk);
}

/** If a value is a typed attribute, returns its field `value`. Returns any other value unchanged. */
function withoutType(attribute: unknown): unknown {
  return isRecord(attribute) ? read(attribute, "value") : attribute;
}

function stringOrEmpty(value: unknown): string {
  return typeof value === "string" ? value : "";
}
