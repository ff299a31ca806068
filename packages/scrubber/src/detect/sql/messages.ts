import { parameterizeErrors } from "./error-values.ts";
import { parameterize } from "./parameterize.ts";

/**
 * Matches the first words of a query, after brackets, comments and `EXPLAIN`. After those in a group, a word that
 * `NEXT_WORD` matches must follow. `insert into users`, `(select a`, `BEGIN; select a` -> true
 */
const STATEMENT =
  /^(?:[\s(]|\/\*[^*]{0,500}\*\/|(?:explain(?: analy[sz]e)?|begin;)\s){0,16}(?:(select)|(update)|(with)|(?:insert|replace|merge)\s{1,8}into|delete\s{1,8}from)\s/i;
/** Matches the word that must follow, for each group of `STATEMENT`: the `from` of `select a from b` */
const NEXT_WORD: readonly RegExp[] = Object.freeze([/\sfrom\s/i, /\sset\s/i, /\sas\s{0,8}\(/i]);
/** Number of characters in which the next word is searched for. */
const FARTHEST_WORD = 2000;
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
  const match = STATEMENT.exec(text);
  if (match === null || SENTENCE.test(text)) return false;
  const next = NEXT_WORD[match.slice(1).findIndex((group) => group !== undefined)];
  return next === undefined || next.test(text.slice(0, FARTHEST_WORD));
}

/** Checks whether a text may be a query. Some prose passes too, so callers need a second sign that it is one. */
export function isQueryLike(text: string): boolean {
  return QUERY_LIKE.test(text) && !SENTENCE.test(text);
}

/** Replaces with `?` the values of a query in a message, and the values that a database's error message quotes. */
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
