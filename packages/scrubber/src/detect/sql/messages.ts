import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/** Matches a text that begins with a query: `insert into users values (7) - failed` -> true, `Select one` -> false */
const STATEMENT =
  /^\s{0,16}(?:(?:select|SELECT)\s[^;]{1,2000}?\s(?:from|FROM)\s|(?:insert|INSERT|replace|REPLACE|merge|MERGE)\s{1,8}(?:into|INTO)\s|(?:delete|DELETE)\s{1,8}(?:from|FROM)\s|(?:update|UPDATE)\s{1,8}\S{1,200}\s{1,8}(?:set|SET)\s|(?:with|WITH)\s{1,8}\S{1,200}\s{1,8}(?:as|AS)\s{0,8}\()/;
/** Matches a text that begins like a query of any kind: `select 1`, `CALL run(7)` -> true, `Update it` -> false */
const QUERY_LIKE =
  /^\s{0,16}(?:select|insert|update|delete|with|merge|replace|call|exec|set|copy|SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|REPLACE|CALL|EXEC|SET|COPY)\s/;
/** Matches what announces a query: `Failed query: select 1` -> `query: `, `Executing (default): SELECT 1` */
const ANNOUNCEMENT =
  /\b(?:query(?: failed)?|execut(?:ing|ed)(?: \([\w-]{1,64}\))?): {1,4}(?=(?:select|insert|update|delete|with|merge|replace|call|create|alter|drop|truncate|set|explain)\s)/i;
/** Matches what can follow a query in a message: its bound values, or the lines of a stack. */
const AFTER_QUERY = /(?=\r?\n[ \t]{0,16}(?:at |params:))/g;

/** Checks whether a text is a query, or begins with one. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text);
}

/** Checks whether a text may be a query. Some prose passes, so more must show that the text is one. */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text);
}

/** Replaces the values of a query in a message, and the values that an error message of a database quotes, by `?`. */
export function parameterizeMessage(text: string, isRedacted: (text: string) => boolean): string {
  const announced = ANNOUNCEMENT.exec(text);
  const start = announced === null ? 0 : announced.index + announced[0].length;
  if (announced === null && !isStatement(text)) return parameterizeErrors(text);
  AFTER_QUERY.lastIndex = start;
  const end = AFTER_QUERY.exec(text)?.index ?? text.length;
  const query = parameterize(text.slice(start, end), isRedacted);
  return text.slice(0, start) + query + parameterizeErrors(text.slice(end));
}
