import type { Needs } from "../detectors/index.ts";
import type { Pair } from "../key-value/value.ts";
import type { NameRule } from "../names/name-rule.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import { boundColumns } from "./column-values.ts";

/** Words between a query and its bound values, and what else such a text contains. */
export const ANNOUNCEMENTS: readonly Needs[] = Object.freeze([
  // Drizzle and Prisma: `params: made-up,7`, `Params: ["made-up",7]`
  { has: FEATURES.colon | FEATURES.equals, includes: "arams: " },
  // TypeORM: `-- PARAMETERS: ["made-up",7]`
  { has: FEATURES.colon | FEATURES.dashes, includes: "-- PARAMETERS: " },
]);

/** Matches the lines of a stack after the values. */
const STACK = /\r?\n[ \t]{1,16}at /g;
/** Matches the beginning of a list in JSON, but not a replacement such as `[Filtered]`. */
const JSON_LIST = /^\[\s{0,16}(?:["[{\]\d-]|null|true|false)/;
/** Matches one value of a list: a JSON string or list, or the text up to a comma or the closing bracket. */
const VALUE = /\s{0,16}("(?:[^"\\]|\\.){0,65536}"|\[[^\]]{0,65536}\]|[^,\]]{0,65536})(?:,|\s{0,16}\]|$)/y;

/**
 * Finds the bound values of sensitive columns after a query in a text: the `made-up` of `Failed query: update t set token
 * = $1\nparams: made-up,7`. A value can contain a comma, so if there are not as many values as placeholders, all of them
 * are redacted.
 */
export function findBoundValues(text: string, announcement: string, nameRule: NameRule): readonly Pair[] {
  const announced = text.lastIndexOf(announcement);
  const columns = boundColumns(text.slice(0, announced));
  if (columns === undefined) return [];
  const places = [...columns.keys()].filter((key) => /^\d+$/.test(key));
  const rules = places.map((_, index) => nameRule(columns.get(String(index + 1)) ?? ""));
  const first = rules.find((rule) => rule !== undefined);
  if (first === undefined) return [];
  const start = announced + announcement.length;
  STACK.lastIndex = start;
  const end = STACK.exec(text)?.index ?? text.length;
  const values = valuesIn(text, start, end);
  if (values.length !== rules.length) return [{ start, end, rule: first }];
  return values.flatMap((value, index) => {
    const rule = rules[index];
    return rule === undefined || value.start === value.end ? [] : [{ ...value, rule }];
  });
}

function valuesIn(text: string, start: number, end: number): readonly Omit<Pair, "rule">[] {
  const list = text.slice(start, end);
  const values: Omit<Pair, "rule">[] = [];
  VALUE.lastIndex = JSON_LIST.test(list) ? 1 : 0;
  while (VALUE.lastIndex < list.length) {
    const match = VALUE.exec(list);
    if (match === null) return [];
    const [, value = ""] = match;
    const isQuoted = value.startsWith('"');
    const from = start + match.index + match[0].indexOf(value);
    values.push({ start: from + (isQuoted ? 1 : 0), end: from + value.length - (isQuoted ? 1 : 0) });
    if (match[0].endsWith("]")) break;
  }
  return values;
}
