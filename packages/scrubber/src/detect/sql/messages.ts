import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/** Matches a text that begins with a query: `insert into users values (7) - failed` -> true, `select it` -> false */
const STATEMENT =
  /^\s{0,16}(?:select\s[^;]{1,2000}?\sfrom\s|(?:insert|replace|merge)\s{1,8}into\s|delete\s{1,8}from\s|update\s{1,8}\S{1,200}\s{1,8}set\s|with\s{1,8}\S{1,200}\s{1,8}as\s{0,8}\()/i;
/** Matches a text that begins like a query of any kind: `select 1`, `CALL run(7)` -> true */
const QUERY_LIKE = /^\s{0,16}(?:select|insert|update|delete|with|merge|replace|call|exec|set|copy)\s/i;
/** Matches a text that begins like a sentence, not like a query: `Select a plan from 3` -> true, `SELECT a` -> false */
const SENTENCE = /^\s{0,16}[A-Z][a-z]/;
/** Matches what announces a query: the `query: ` of `Failed query: select 1`, `Executing (default): SELECT 1` */
const ANNOUNCEMENT = /\b(?:query(?: failed)?|execut(?:ing|ed)(?: \([\w-]{1,64}\))?): {1,4}(?=\S)/i;
/** Matches what can follow a query in a message: its bound values, or the lines of a stack. */
const AFTER_QUERY = /(?=\r?\n[ \t]{0,16}(?:at |params:))/g;

/** Checks whether a text is a query, or begins with one. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text) && !SENTENCE.test(text);
}

/** Checks whether a text may be a query. Some prose passes, so more must show that the text is one. */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text) && !SENTENCE.test(text);
}

/** Replaces the values of a query in a message, and the values that an error message of a database quotes, by `?`. */
export function parameterizeMessage(text: string, isRedacted: (text: string) => boolean): string {
  const announced = ANNOUNCEMENT.exec(text);
  const start = announced === null ? 0 : announced.index + announced[0].length;
  AFTER_QUERY.lastIndex = start;
  const end = AFTER_QUERY.exec(text)?.index ?? text.length;
  const query = text.slice(start, end);
  const isQuery = announced === null ? isStatement(query) : isQueryLike(query);
  if (!isQuery) return parameterizeErrors(text);
  return text.slice(0, start) + parameterize(query, isRedacted) + parameterizeErrors(text.slice(end));
}
