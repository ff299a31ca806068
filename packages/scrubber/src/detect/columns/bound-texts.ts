import { startOfMatch } from "../../shared/match.ts";
import type { Needs } from "../detectors/index.ts";
import { endOfQuoted } from "../key-value/brackets.ts";
import type { Pair } from "../key-value/pair.ts";
import type { NameRule } from "../names/name-rule.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import { boundColumns } from "./bound-columns.ts";

/**
 * The texts that separate a query from its bound values in a message. `has` is the set of `FEATURES` that every such
 * message has.
 */
export const ANNOUNCEMENTS: readonly Needs[] = Object.freeze([
  // Drizzle and Prisma. Examples: `params: made-up,7` and `Params: ["made-up",7]`.
  { has: FEATURES.colon | FEATURES.blank, includes: "arams: " },
  // TypeORM. Example: `-- PARAMETERS: ["made-up",7]`.
  { has: FEATURES.colon | FEATURES.dashes, includes: "-- PARAMETERS: " },
]);

/**
 * Matches the beginning of a stack trace, which ends the list of values. Example: in `\n    at load (app.js:7:1)`, it
 * matches `\n    at `.
 */
const STACK = /\r?\n[ \t]{1,16}at /g;
/** Matches the beginning of a JSON list. Example: it matches `["made-up"`, but not the replacement `[Filtered]`. */
const JSON_LIST = /^\[\s{0,16}(?:["[{\]\d-]|null|true|false)/;
/**
 * Finds the bound values of sensitive columns in a string that contains a query and then its values. Example: `made-up`
 * in `Failed query: update t set token = $1\nparams: made-up,7`. A value can contain a comma, so the list may be split
 * incorrectly. If the number of values then differs from the number of placeholders, all values are redacted.
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
  const end = startOfMatch(STACK, text, start);
  const values = valuesIn(text, start, end);
  if (values.length !== rules.length) return [{ start, end, rule: first }];
  return values.flatMap((value, index) => {
    const rule = rules[index];
    return rule === undefined || value.start === value.end ? [] : [{ ...value, rule }];
  });
}

/**
 * Returns the positions of the values in a comma-separated list. If the list is JSON, the positions exclude the quotes
 * around the values.
 */
function valuesIn(text: string, start: number, end: number): readonly Omit<Pair, "rule">[] {
  const values: Omit<Pair, "rule">[] = [];
  const isJson = JSON_LIST.test(text.slice(start, end));
  let from = isJson ? start + 1 : start;
  let depth = 0;

  function add(to: number): void {
    const value = text.slice(from, to);
    const quote = value.trimStart().startsWith('"') ? 1 : 0;
    const leading = value.length - value.trimStart().length;
    values.push({
      start: from + leading + quote,
      end: from + Math.max(leading + quote, value.trimEnd().length - quote),
    });
    from = to + 1;
  }

  for (let at = from; at < end; at++) {
    const char = text.charAt(at);
    if (char === '"' && isJson) at = endOfQuoted(text, at + 1, char);
    else if (char === "[" || char === "{") depth += 1;
    else if (char === "," && depth === 0) add(at);
    else if (char === "]" && isJson && depth === 0) {
      add(at);
      return values;
    } else if (char === "]" || char === "}") depth -= 1;
  }
  add(end);
  return values;
}
