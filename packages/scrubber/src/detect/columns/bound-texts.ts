import { startOfMatch } from "../../shared/match.ts";
import type { Needs } from "../detectors/index.ts";
import { endOfQuoted } from "../key-value/brackets.ts";
import type { Pair } from "../key-value/pair.ts";
import type { NameRule } from "../names/name-rule.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import { boundColumns } from "./bound-columns.ts";

/** A text that separates a query from its bound values in a message, such as `params: `. */
export interface Announcement {
  /** The conditions that every message with this separator meets. */
  readonly needs: Needs;
  /**
   * Matches the separator. The search for it begins at the first placeholder of the query. Without a pattern, the
   * separator is the last occurrence of the string `needs.includes`.
   */
  readonly pattern?: RegExp;
}

export const ANNOUNCEMENTS: readonly Announcement[] = Object.freeze<Announcement[]>([
  // Drizzle and Prisma. Examples: `params: made-up,7` and `Params: ["made-up",7]`.
  // The query can be an INSERT, which contains no equals sign.
  { needs: { has: FEATURES.colon, includes: "arams: " } },
  // TypeORM. Example: `-- PARAMETERS: ["made-up",7]`.
  { needs: { has: FEATURES.colon | FEATURES.dashes, includes: "-- PARAMETERS: " } },
  // Sequelize. Example: `Executing (default): update t set token=$1; "made-up"`.
  { needs: { has: FEATURES.colon, includes: "Execut" }, pattern: /;\s{1,4}(?=\S)/g },
  // A list after a query. Example: `update t set token=?; [ 'made-up', 7 ]`.
  { needs: { has: FEATURES.blank, includes: "[" }, pattern: /[\s;](?=\[\s{0,4}(?:["'{\d]|null\b))/g },
]);

/** Matches a placeholder after an operator, a bracket or a comma. Example: in `update t set a = ?`, it matches `= ?`. */
const FIRST_PLACEHOLDER = /(?:[=<>(,]|\blike)\s{0,2}(?:\?|\$\d|[:@]\w|%[s(])/i;
/**
 * Matches the beginning of a stack trace, which ends the list of values. Example: in `\n    at load (app.js:7:1)`, it
 * matches `\n    at `.
 */
const STACK = /\r?\n[ \t]{1,16}at /g;
/**
 * Matches the beginning of a list in JSON or JavaScript. Example: it matches `["made-up"`, but not the replacement
 * `[Filtered]`.
 */
const JSON_LIST = /^\[\s{0,16}(?:["'[{\]\d-]|null|true|false)/;
/**
 * Finds the bound values of sensitive columns in a string that contains a query and then its values. Example: `made-up`
 * in `Failed query: update t set token = $1\nparams: made-up,7`. A value can contain a comma, so the list may be split
 * incorrectly. If the number of values then differs from the number of placeholders, all values are redacted.
 */
export function findBoundValues(
  text: string,
  { needs: { includes = "" }, pattern }: Announcement,
  nameRule: NameRule,
): readonly Pair[] {
  let announced = text.lastIndexOf(includes);
  let start = announced + includes.length;
  if (pattern !== undefined) {
    pattern.lastIndex = FIRST_PLACEHOLDER.exec(text)?.index ?? text.length;
    announced = pattern.exec(text)?.index ?? 0;
    start = pattern.lastIndex;
  }
  const columns = announced === 0 ? undefined : boundColumns(text.slice(0, announced));
  if (columns === undefined) return [];
  const places = [...columns.keys()].filter((key) => /^\d+$/.test(key));
  const rules = places.map((_, index) => nameRule(columns.get(String(index + 1)) ?? ""));
  const first = rules.find((rule) => rule !== undefined);
  if (first === undefined) return [];
  const end = startOfMatch(STACK, text, start);
  const values = valuesIn(text, start, end, pattern !== undefined);
  if (values.length !== rules.length) return [{ start, end, rule: first }];
  return values.flatMap((value, index) => {
    const rule = rules[index];
    return rule === undefined || value.start === value.end ? [] : [{ ...value, rule }];
  });
}

/**
 * Returns the positions of the values in a comma-separated list. If the list is JSON, or `hasQuotes` is true, the
 * positions exclude the quotes around the values.
 */
function valuesIn(text: string, start: number, end: number, hasQuotes: boolean): readonly Omit<Pair, "rule">[] {
  const values: Omit<Pair, "rule">[] = [];
  const isJson = JSON_LIST.test(text.slice(start, end));
  let from = isJson ? start + 1 : start;
  const isQuoted = isJson || hasQuotes;
  let depth = 0;

  function add(to: number): void {
    const value = text.slice(from, to);
    const quote = isQuoted && /^\s*["']/.test(value) ? 1 : 0;
    const leading = value.length - value.trimStart().length;
    values.push({
      start: from + leading + quote,
      end: from + Math.max(leading + quote, value.trimEnd().length - quote),
    });
    from = to + 1;
  }

  for (let at = from; at < end; at++) {
    const char = text.charAt(at);
    if ((char === '"' || char === "'") && isQuoted) at = endOfQuoted(text, at + 1, char);
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
