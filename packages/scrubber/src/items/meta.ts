import { isRecord } from "@sentry-policy/internal/guards";
import type { Redaction } from "../policy/redaction.ts";
import { put } from "../shared/fields.ts";

interface Remarks {
  rem?: unknown[];
  len?: number;
}

/**
 * A tree with the keys of the payload. The key `""` contains the remarks about a value. Example:
 * `{ user: { email: { "": { rem: [...] } } } }` contains remarks about `user.email`.
 */
interface MetaTree {
  [key: string]: MetaTree | Remarks;
}

/** Maximum number of remarks in an event, because Sentry limits the size of events. */
const MOST_REMARKS = 1000;

/**
 * Adds remarks in Relay's format to the `_meta` of an event, so that Sentry's event page shows what was redacted and
 * why. Adds them only for the first 1000 redactions, and does not change existing remarks. Changes the event in place,
 * so it must be a scrubbed copy.
 */
export function addMeta(event: Record<string, unknown>, redactions: readonly Redaction[]): void {
  if (redactions.length === 0) return;
  const existing = event["_meta"];
  const root: MetaTree = isTree(existing) ? existing : {};
  for (const redaction of redactions.slice(0, MOST_REMARKS)) remark(nodeAt(root, redaction.path), redaction);
  event["_meta"] = root;
}

function remark(node: MetaTree, { rule, code, range, length }: Redaction): void {
  const own: Remarks = childOf(node, "");
  if (!Array.isArray(own.rem)) own.rem = [];
  own.rem.push(range === undefined ? [rule, code] : [rule, code, ...range]);
  if (length !== undefined) own.len ??= length;
}

function nodeAt(root: MetaTree, path: readonly string[]): MetaTree {
  let node = root;
  for (const key of path) node = childOf(node, key);
  return node;
}

function childOf(node: MetaTree, key: string): MetaTree & Remarks {
  const known = node[key];
  if (isTree(known) && Object.hasOwn(node, key)) return known;
  const child: MetaTree = {};
  put(node, key, child);
  return child;
}

function isTree(value: unknown): value is MetaTree {
  return isRecord(value);
}
