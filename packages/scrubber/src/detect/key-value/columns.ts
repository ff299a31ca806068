import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import { endOfMatch } from "../../shared/match.ts";
import type { Names } from "../names/names.ts";
import { endOfBrackets } from "./brackets.ts";
import { valueInCall } from "./calls.ts";
import { literalAt } from "./literals.ts";
import type { Pair } from "./pair.ts";
import { isDescription } from "./value-forms.ts";

/** Matches the text between a list of columns and the list of their values. Examples: `)=(` and `) VALUES (`. */
const BETWEEN_LISTS = /\)\s{0,2}(?:=|values)\s{0,2}\(/gi;
/** Matches the text between two lists of values in an SQL statement: `), (`. */
const NEXT_ROW = /\)\s{0,2},\s{0,2}\(/y;
/** Maximum number of characters in a list of columns. */
const LONGEST_LIST = 512;
const MOST_ROWS = 256;

/**
 * Finds the values of sensitive columns if a list of columns precedes a list of values, as in
 * `Key (id, token)=(7, made-up)` and `(id, token) VALUES (7, 'made-up')`.
 */
export function findByColumns(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  BETWEEN_LISTS.lastIndex = 0;
  for (let match = BETWEEN_LISTS.exec(text); match !== null; match = BETWEEN_LISTS.exec(text)) {
    meter.work += COST.match + LONGEST_LIST;
    const rules = rulesOfColumns(text, match.index, names);
    let start = BETWEEN_LISTS.lastIndex;
    if (rules.some((rule) => rule !== undefined)) {
      for (let row = 0; row < MOST_ROWS && pairs.length < MOST_FINDINGS && !isReserveSpent(meter); row++) {
        const end = endOfBrackets(text, start);
        meter.work += end - start;
        pairs.push(...valuesOf(text, start, end, rules));
        const next = endOfMatch(NEXT_ROW, text, end);
        if (next === undefined) break;
        start = next;
      }
      BETWEEN_LISTS.lastIndex = start;
    }
    if (isReserveSpent(meter) || pairs.length >= MOST_FINDINGS) break;
  }
  return pairs;
}

/**
 * Returns the rule of each column in the list that ends at `end`, or `undefined` for a column that is not sensitive.
 */
function rulesOfColumns(text: string, end: number, names: Names): readonly (string | undefined)[] {
  const floor = Math.max(0, end - LONGEST_LIST);
  let depth = 1;
  let start = end;
  while (start > floor && depth > 0) {
    start -= 1;
    const char = text.charAt(start);
    if (char === ")") depth += 1;
    else if (char === "(") depth -= 1;
  }
  const columns = text.slice(start + 1, end).split(",");
  return columns.map((column) =>
    (column.match(/[\w$.-]{2,64}/g) ?? []).map(names.rule).find((rule) => rule !== undefined),
  );
}

/**
 * Returns the values of the sensitive columns. If there are more or fewer values than columns, a value may contain a
 * comma. The result is then one pair with all values.
 */
function valuesOf(text: string, start: number, end: number, rules: readonly (string | undefined)[]): readonly Pair[] {
  const values = splitAtCommas(text, start, end);
  if (values.length !== rules.length) {
    const rule = isDescription(text.slice(start, end)) ? undefined : rules.find((each) => each !== undefined);
    return rule === undefined ? [] : [{ start, end, rule }];
  }
  return values.flatMap(([from, to], index) => {
    const rule = rules[index];
    const literal = literalAt(text, from) ?? valueInCall(text, from);
    if (literal === "code") return [];
    const [first, last] = literal === undefined ? [from, to] : [literal.start, literal.end];
    const isValue = rule !== undefined && first < last && !isDescription(text.slice(first, last));
    return isValue ? [{ start: first, end: last, rule }] : [];
  });
}

/** Splits a list at its commas. Commas inside literals and brackets do not split the list. */
function splitAtCommas(text: string, start: number, end: number): readonly (readonly [from: number, to: number])[] {
  const parts: (readonly [number, number])[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const char = text.charAt(at);
    if (at === end || char === ",") {
      while (from < at && text.charAt(from) === " ") from += 1;
      parts.push([from, at]);
      from = at + 1;
    } else if (char === "(") {
      at = endOfBrackets(text, at + 1);
    } else if (char === "'" || char === '"') {
      at = Math.max(at, Math.min(end - 1, (literalAt(text, at)?.after ?? at + 1) - 1));
    }
  }
  return parts;
}
