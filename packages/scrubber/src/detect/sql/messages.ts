import { startOfMatch } from "../../shared/match.ts";
import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/**
 * Matches the first words of a query, and any brackets, comments and `EXPLAIN` before them. Example: it matches
 * `insert into users`, `(select a` and `BEGIN; select a`. `select`, `update` and `with` are also common in prose. They
 * are in groups, so that a keyword from `NEXT_WORD` can be required after them.
 */
const STATEMENT =
  /^(?:[\s(]|\/\*[^*]{0,500}\*\/|(?:explain(?: analy[sz]e)?|begin;)\s){0,16}(?:(select)|(update)|(with)|(?:insert|replace|merge)\s{1,8}into|delete\s{1,8}from)\s/i;
/**
 * The keywords that must follow the groups of `STATEMENT`: `from` after `select`, `set` after `update`, and `as (`
 * after `with`.
 */
const NEXT_WORD: readonly RegExp[] = Object.freeze([/\sfrom\s/i, /\sset\s/i, /\sas\s{0,8}\(/i]);
/** Number of characters at the beginning of a query that are searched for the keyword in `NEXT_WORD`. */
const FARTHEST_WORD = 2000;
/**
 * Matches the beginning of a query of any kind. Example: it matches `select 1` and `CALL run(7)`, but not `selected 1`.
 */
const QUERY_LIKE = /^\s{0,16}(?:select|insert|update|delete|with|merge|replace|call|exec|set|copy)\s/i;
/** Matches the beginning of a sentence. Example: it matches `Select a plan from 3`, but not the query `SELECT a`. */
const SENTENCE = /^\s{0,16}[A-Z][a-z]/;
/**
 * Matches the words that introduce a query in a message. Examples: `query: ` in `Failed query: select 1`, and
 * `Executing (default): `.
 */
const ANNOUNCEMENT = /\b(?:query(?: failed)?|execut(?:ing|ed)(?: \([\w-]{1,64}\))?): {1,4}(?=\S)/i;
/**
 * Matches the empty string at the end of a query in a message. A stack trace or the bound values of the query can
 * follow. Example: the position before `\nparams: made-up`.
 */
const AFTER_QUERY = /(?=\r?\n[ \t]{0,16}(?:at |params:))/g;

/** Checks whether a string is a query, or begins with one. */
export function isStatement(text: string): boolean {
  const match = STATEMENT.exec(text);
  if (match === null || SENTENCE.test(text)) return false;
  const next = NEXT_WORD[match.slice(1).findIndex((group) => group !== undefined)];
  return next === undefined || next.test(text.slice(0, FARTHEST_WORD));
}

/**
 * Checks whether a string may be a query. The check also accepts some prose. So it is used only if something else
 * indicates a query, such as `Failed query: ` before the string.
 */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text) && !SENTENCE.test(text);
}

/**
 * Replaces two kinds of values in a message with `?`: the literals of a query in the message, and the values that a
 * database's error message quotes.
 */
export function parameterizeMessage(text: string, isRedacted: (text: string) => boolean): string {
  const announced = ANNOUNCEMENT.exec(text);
  const start = announced === null ? 0 : announced.index + announced[0].length;
  const end = startOfMatch(AFTER_QUERY, text, start);
  const query = text.slice(start, end);
  const isQuery = announced === null ? isStatement(query) : isQueryLike(query);
  if (!isQuery) return parameterizeErrors(text);
  return text.slice(0, start) + parameterize(query, isRedacted) + parameterizeErrors(text.slice(end));
}
