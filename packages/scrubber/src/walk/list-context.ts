import type { BoundColumns } from "../detect/columns/bound-columns.ts";
import type { Setting } from "../detect/context/bare-names.ts";
import { type FormatState, ruleForNextArgument } from "../detect/context/format-args.ts";
import { type InKey, ruleInKey } from "../detect/context/pem-lines.ts";
import type { SchemaNode } from "./field-rules.ts";
import { ruleOfColumn } from "./sibling-context.ts";
import { type Key, takeColumns, takeTemplate, type Walk } from "./walk-state.ts";

/**
 * What a list's earlier entries show about the next one. An entry can describe the next value, as in
 * `console.log("password:", value)`. An entry can also begin a PEM key, whose other lines are the next entries.
 */
interface ListContext {
  readonly format: FormatState;
  readonly inKey: InKey;
  /** The columns of the entries, if the list holds the bound values of a query. */
  readonly columns: BoundColumns | undefined;
  /** Whether an entry without a separator can name the next one. */
  readonly setting: Setting | undefined;
}

/**
 * Matches the name of a list of arguments, such as the `arguments` that the SDK records in breadcrumbs for
 * `console.log`.
 */
const ARGUMENTS = /^(?:arguments|args|argv|splat)$/;

/**
 * Returns the context at the start of a list, whose entries can be the parameters of a message's template, or the bound
 * values of a query.
 */
export function startList(walk: Walk, node: SchemaNode, key: Key, length: number): ListContext {
  const text = takeTemplate(walk);
  const format = { text, from: 0, place: 0, previous: "" };
  return {
    format,
    inKey: { rule: undefined },
    columns: takeColumns(walk),
    setting: settingOf(node, key, text, length),
  };
}

function settingOf(node: SchemaNode, key: Key, template: string, length: number): Setting | undefined {
  // In Sentry's own lists, such as `fingerprint`, no entry names the next one.
  if (node.isStructure) return undefined;
  if (template !== "" || (typeof key === "string" && ARGUMENTS.test(key))) return "call";
  return length === 2 ? "pair" : undefined;
}

/**
 * Checks whether a list's next entry can be searched without regard to the earlier ones. This is true for lines of
 * source code, except inside a PEM key that began in an earlier line.
 */
export function hasNoContext({ form }: SchemaNode, { inKey }: ListContext): boolean {
  return form === "source" && inKey.rule === undefined;
}

/** Returns the rule that redacts an entry of a list because of the entries before it, or because of its column. */
export function ruleForEntry(
  walk: Walk,
  entry: unknown,
  index: number,
  { form }: SchemaNode,
  { format, inKey, columns, setting }: ListContext,
): string | undefined {
  const { plan } = walk;
  const byColumn = columns === undefined ? undefined : ruleOfColumn(walk, columns, String(index + 1));
  const rule = form === "search" ? ruleForNextArgument(format, entry, setting, plan, walk) : undefined;
  return (typeof entry === "string" ? ruleInKey(inKey, entry, plan.scanText, walk) : undefined) ?? byColumn ?? rule;
}
