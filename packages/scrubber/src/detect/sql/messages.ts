import { startOfMatch } from "../../shared/match.ts";
import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/**
 * Matches the first words of a query, and any brackets, comments and `EXPLAIN` before them. Example: it matches
 * `insert into users`, `(select a` and `BEGIN; select a`. The groups capture `select`, `update` and `with`, which also
 * occur in prose. After them, `NEXT_WORD` must follow.
 */
const STATEMENT =
  /^(?:[\s(]|\/\*[^*]{0,500}\*\/|(?:explain(?: analy[sz]e)?|begin;)\s){0,16}(?:(select)|(update)|(with)|(?:insert|replace|merge)\s{1,8}into|delete\s{1,8}from)\s/i;
/**
 * The keyword that must follow each group of `STATEMENT`: `from` after `select`, `set` after `update`, and `as (` after
 * `with`.
 */
const NEXT_WORD: readonly RegExp[] = Object.freeze([/\sfrom\s/i, /\sset\s/i, /\sas\s{0,8}\(/i]);
/** How many characters of a query are searched for the keyword in `NEXT_WORD`. */
const FARTHEST_WORD = 2000;
/** Matches the beginning of any query. Example: it matches `select 1` and `CALL run(7)`, but not `selected 1`. */
const QUERY_LIKE = /^\s{0,16}(?:select|insert|update|delete|with|merge|replace|call|exec|set|copy)\s/i;
/** Matches the beginning of a sentence. Example: it matches `Select a plan from 3`, but not the query `SELECT a`. */
const SENTENCE = /^\s{0,16}[A-Z][a-z]/;
/**
 * Matches the words that introduce a query in a message. Examples: `query: ` in `Failed query: select 1`, and
 * `Executing (default): `.
 */
const ANNOUNCEMENT = /\b(?:query(?: failed)?|execut(?:ing|ed)(?: \([\w-]{1,64}\))?): {1,4}(?=\S)/i;
/**
 * Matches the end of a query in a message, before a stack trace or bound values. Example: the position before
 * `\nparams: made-up`.
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
 * Checks whether a string may be a query. Also true for some prose, so it is only called if the context indicates a
 * query, such as the words `Failed query: ` before the string.
 */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text) && !SENTENCE.test(text);
}

/** Replaces the literals of a query in a message, and the values in a database's error message, with `?`. */
export function parameterizeMessage(text: string, isRedacted: (text: string) => boolean): string {
  const announced = ANNOUNCEMENT.exec(text);
  const start = announced === null ? 0 : announced.index + announced[0].length;
  const end = startOfMatch(AFTER_QUERY, text, start);
  const query = text.slice(start, end);
  const isQuery = announced === null ? isStatement(query) : isQueryLike(query);
  if (!isQuery) return parameterizeErrors(text);
  return text.slice(0, start) + parameterize(query, isRedacted) + parameterizeErrors(text.slice(end));
}
