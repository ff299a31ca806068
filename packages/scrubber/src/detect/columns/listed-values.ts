import { ASCII, tableOf } from "../../shared/char-table.ts";
import { type Finding, NO_FINDINGS, type SearchPlan } from "../searches.ts";
import { columnValues } from "./column-values.ts";

/** Matches a text that is a query with lists of values, or announces one: `Executing (default): INSERT INTO ...` */
const INSERT =
  /^(?:[EFQ][\w ()-]{1,64}: {1,4}|query: {1,4})?\s{0,16}(?:insert|replace)\s{1,8}(?:ignore\s{1,8})?into\s/i;

/** The characters with which such a text can begin. */
const FIRST: Uint8Array = tableOf(/[EFQqIiRr\s]/);

/**
 * Compiles the search for the literals of sensitive columns: the `made-up` of `insert into t (id, token) values (7,
 * 'made-up')`. Such a text can lack all features by which the text scanner selects its searches, so the walk calls this
 * one.
 */
export function compileListedValues({
  names,
  redactorOf,
  isRedacted,
}: SearchPlan): (text: string) => readonly Finding[] {
  return (text) => {
    // Nearly all texts begin with another letter, and this check is much faster than the pattern.
    const first = text.charCodeAt(0);
    if (first >= ASCII || FIRST[first] !== 1 || !INSERT.test(text)) return NO_FINDINGS;
    return columnValues(text).flatMap(({ column, text: literal, start, isListed, isPlaceholder }) => {
      const rule = isListed && !isPlaceholder ? names.rule(column) : undefined;
      const quote = /^[a-z]{0,2}['"]/i.exec(literal)?.[0].length ?? 0;
      const from = start + quote;
      const end = start + literal.length - (quote === 0 ? 0 : 1);
      const isKept = rule === undefined || from >= end || isRedacted(text.slice(from, end));
      return isKept ? [] : [{ start: from, end, rule, redactor: redactorOf(rule) }];
    });
  };
}
