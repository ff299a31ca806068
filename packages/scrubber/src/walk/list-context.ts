import type { BoundColumns } from "../detect/columns/bound-columns.ts";
import { commandPasswords } from "../detect/columns/command-arguments.ts";
import type { Setting } from "../detect/context/bare-names.ts";
import { type FormatState, ruleForNextArgument } from "../detect/context/format-args.ts";
import { type InKey, ruleInKey } from "../detect/context/pem-lines.ts";
import type { SchemaNode } from "./field-rules.ts";
import { ruleOfColumn } from "./sibling-context.ts";
import { type Key, takeColumns, takeTemplate, type Walk } from "./walk-state.ts";

/**
 * What the scrubber remembers from the earlier entries of a list. An entry can be the name of the next one, as in
 * `console.log("password:", value)`, or the first line of a PEM key, whose other lines follow.
 */
interface ListContext {
  readonly format: FormatState;
  readonly inKey: InKey;
  /**
   * The names of the entries, if they are known. Example: the value that is bound to `$1` in `where token = $1` has the
   * name `token`.
   */
  readonly columns: BoundColumns | undefined;
  /**
   * In every list, an entry with a separator, such as `password:`, can be the name of the next entry. In the arguments
   * of a call (`"call"`) and in a list of a name and a value (`"pair"`), so can an entry without a separator.
   * `undefined` for any other list.
   */
  readonly setting: Setting | undefined;
}

/**
 * Matches the field name of a list of arguments. Example: in the breadcrumb for `console.log`, the SDK writes
 * `arguments`.
 */
const ARGUMENTS = /^(?:arguments|(?:spawn)?args|argv|splat)$/;

/**
 * Returns the context for the first entry of a list. It includes what is known about the entries: the message template
 * of which they are parameters, the query columns to which they are bound, or which of them are passwords in a command.
 */
export function startList(walk: Walk, node: SchemaNode, key: Key, entries: readonly unknown[]): ListContext {
  const { plan } = walk;
  const text = takeTemplate(walk);
  const format = { text, from: 0, place: 0, previous: "" };
  return {
    format,
    inKey: { rule: undefined },
    columns:
      takeColumns(walk) ?? (node.form === "search" ? commandPasswords("", entries, plan.scanText, walk) : undefined),
    setting: settingOf(node, key, text, entries.length),
  };
}

function settingOf(node: SchemaNode, key: Key, template: string, length: number): Setting | undefined {
  // In the app's lists, the name of the next entry can have no separator, as in `["password", "made-up"]`. Lists that
  // Sentry defines, such as `fingerprint`, contain no such pairs.
  if (node.isStructure) return undefined;
  if (template !== "" || (typeof key === "string" && ARGUMENTS.test(key))) return "call";
  return length === 2 ? "pair" : undefined;
}

/**
 * Checks whether the next entry can be searched without the earlier ones. True for lines of source code, unless a PEM
 * key began in an earlier line.
 */
export function hasNoContext({ form }: SchemaNode, { inKey }: ListContext): boolean {
  return form === "source" && inKey.rule === undefined;
}

/** Returns the rule for an entry because of earlier entries or its query column, or `undefined` if there is none. */
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
