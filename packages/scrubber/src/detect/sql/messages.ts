import { startOfMatch } from "../../shared/match.ts";
import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/**
 * Matches the first words of a query, after any brackets, comments and `EXPLAIN`: `insert into users`, `(select a`,
 * `BEGIN; select a` -> true. If the first word is in a group, it is also frequent in prose, so the query must also
 * contain the word in `NEXT_WORD`.
 */
const STATEMENT =
  /^(?:[\s(]|\/\*[^*]{0,500}\*\/|(?:explain(?: analy[sz]e)?|begin;)\s){0,16}(?:(select)|(update)|(with)|(?:insert|replace|merge)\s{1,8}into|delete\s{1,8}from)\s/i;
/** For each group of `STATEMENT`: matches the word that must follow, such as the `from` of `select a from b`. */
const NEXT_WORD: readonly RegExp[] = Object.freeze([/\sfrom\s/i, /\sset\s/i, /\sas\s{0,8}\(/i]);
/** Number of characters in which the word in `NEXT_WORD` is searched for. */
const FARTHEST_WORD = 2000;
/**
 * Matches the beginning of any kind of query. Example: it matches `select 1` and `CALL run(7)`, but not `selected 1`.
 */
const QUERY_LIKE = /^\s{0,16}(?:select|insert|update|delete|with|merge|replace|call|exec|set|copy)\s/i;
/** Matches the beginning of a sentence: `Select a plan from 3` -> true; the query `SELECT a` -> false */
const SENTENCE = /^\s{0,16}[A-Z][a-z]/;
/** Matches the words that announce a query: the `query: ` of `Failed query: select 1`, `Executing (default): ` */
const ANNOUNCEMENT = /\b(?:query(?: failed)?|execut(?:ing|ed)(?: \([\w-]{1,64}\))?): {1,4}(?=\S)/i;
/** Matches where a query in a message ends: before its bound values, or before the lines of a stack trace. */
const AFTER_QUERY = /(?=\r?\n[ \t]{0,16}(?:at |params:))/g;

/** Checks whether a string is a query, or begins with one. */
export function isStatement(text: string): boolean {
  const match = STATEMENT.exec(text);
  if (match === null || SENTENCE.test(text)) return false;
  const next = NEXT_WORD[match.slice(1).findIndex((group) => group !== undefined)];
  return next === undefined || next.test(text.slice(0, FARTHEST_WORD));
}

/** Checks whether a string may be a query. Some prose passes too, so callers need a second sign that it is one. */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text) && !SENTENCE.test(text);
}

/** Replaces with `?` the values in a message's query, and the values that a database's error message quotes. */
export function parameterizeMessage(text: string, isRedacted: (text: string) => boolean): string {
  const announced = ANNOUNCEMENT.exec(text);
  const start = announced === null ? 0 : announced.index + announced[0].length;
  const end = startOfMatch(AFTER_QUERY, text, start);
  const query = text.slice(start, end);
  const isQuery = announced === null ? isStatement(query) : isQueryLike(query);
  if (!isQuery) return parameterizeErrors(text);
  return text.slice(0, start) + parameterize(query, isRedacted) + parameterizeErrors(text.slice(end));
}
