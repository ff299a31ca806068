import { ASCII, tableOf } from "../../shared/char-table.ts";
import { type Finding, NO_FINDINGS, type SearchPlan } from "../searches.ts";
import { columnValues } from "./column-values.ts";

/**
 * Matches a string that begins with an `INSERT` or `REPLACE` query, or with words that announce one:
 * `Executing (default): INSERT INTO ...`
 */
const INSERT =
  /^(?:[EFQ][\w ()-]{1,64}: {1,4}|query: {1,4})?\s{0,16}(?:insert|replace)\s{1,8}(?:ignore\s{1,8})?into\s/i;

/** The characters with which a string that `INSERT` matches can begin. */
const FIRST: Uint8Array = tableOf(/[EFQqIiRr\s]/);

/**
 * Compiles the search for the literals of sensitive columns: the `made-up` of
 * `insert into t (id, token) values (7, 'made-up')`. The walk calls this search for every string, because such a query
 * can lack all the features by which the text scanner selects its searches.
 */
export function compileListedValues({
  names,
  redactorOf,
  isRedacted,
}: SearchPlan): (text: string) => readonly Finding[] {
  return (text) => {
    // Fast path: nearly all strings begin with another character, and this check is much faster than the pattern.
    const code = text.charCodeAt(0);
    if (code >= ASCII || FIRST[code] !== 1 || !INSERT.test(text)) return NO_FINDINGS;
    // In MySQL, a backslash escapes a quote; in other databases, it does not. So the query is read in both ways.
    const escaped = text.includes("\\'") ? text.replaceAll("\\'", "''") : undefined;
    const values = escaped === undefined ? columnValues(text) : [...columnValues(text), ...columnValues(escaped)];
    return values.flatMap((value) => {
      const rule = value.isListed && !value.isPlaceholder ? names.rule(value.column) : undefined;
      const quote = /^[a-z]{0,2}['"]/i.exec(value.text)?.[0].length ?? 0;
      const start = value.start + quote;
      const end = value.start + value.text.length - (quote > 0 && /['"]$/.test(value.text) ? 1 : 0);
      const isKept = rule === undefined || start >= end || isRedacted(text.slice(start, end));
      return isKept ? [] : [{ start, end, rule, redactor: redactorOf(rule) }];
    });
  };
}
