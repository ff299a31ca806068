import { ASCII, tableOf } from "../../shared/char-table.ts";
import { endOfMatch, startOfMatch } from "../../shared/match.ts";
import { endOfDollarQuote, endOfPrefixed, endOfString } from "./literals.ts";

/** The replacement for a literal, as defined by OpenTelemetry's conventions for `db.query.text`. */
export const PARAMETER = "?";

/**
 * Matches the next relevant token of a query. Example: in `a = 7`, the matches are `a`, `=` and `7`. The groups capture
 * a quote or an opening bracket, the beginning of a comment, a dollar quote, a word, and a number. Placeholders and
 * operators have no group.
 */
const TOKEN =
  /(['"`[])|(--|#(?=\s)|\/\*)|(\$(?:[A-Za-z_]\w{0,63})?\$)|\$\d+|::|@{1,2}[\p{L}_]\w*|:[\p{L}_]\w*|(?<!\d):\d+|%s|%\(\w{1,64}\)s|\?\d+|([\p{L}_][\p{L}\p{N}_$]*)|(\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?)|[=<>~.)\]]/uy;
/** The ASCII characters with which a token can begin. */
const TOKEN_START: Uint8Array = tableOf(/[\w'"`[\]()#/$:@%?=<>~.-]/);
/** Matches a name in brackets, as in T-SQL. Example: it matches `[User Name]`, but not `[1, 2]`. */
const BRACKETED_NAME = /\[[\p{L}_][^\]\r\n]{0,127}\]/uy;
/** Matches the text of a name in double quotes. Example: it matches `user name`, but not `ada@example.org`. */
const NAME_LIKE = /^[\p{L}_][\p{L}\p{N}_ .$-]{0,127}$/u;
/** Matches a token after which a value follows. Example: it matches `=` and `LIKE`, but not `AS`. */
const BEFORE_VALUE = /^(?:[=<>~]|like|ilike|rlike|regexp|between)$/i;
/** Matches a keyword that begins a list of values. Example: it matches `VALUES` and `in`, but not `RETURNING`. */
const LIST_START = /^(?:values|in)$/i;
/** Matches a keyword that begins or ends a list of values. Example: it matches `in` and `RETURNING`, but not `LIKE`. */
const LIST_WORD = /^(?:values|in|select|from|on|returning|set|where|and|or|as)$/i;
const LINE_END = /[\r\n]|$/g;
/** Matches the separator between two literals in a list. Example: it matches `, `. */
const SEPARATOR = /^\s*,\s*$/;

/**
 * Replaces each literal in a query with `?`, and removes comments. Example: `id = 7 AND name = N'made-up'` ->
 * `id = ? AND name = ?`. Literals are strings, numbers and booleans, but not names, keywords, `NULL` and placeholders.
 * A list after `IN` becomes `IN (?)`. If the closing quote of a string is missing, the rest of the query becomes `?`.
 */
export function parameterize(sql: string, isRedacted: (text: string) => boolean): string {
  // A query with a backslash is first parsed as in MySQL, where a backslash escapes a quote in every literal. If the
  // closing quote of a string is then missing, it is parsed as in other databases, where a backslash escapes a quote
  // only in literals with the prefix `E`.
  const hasEscapes = sql.includes("\\");
  const read = tokenize(sql, hasEscapes, isRedacted);
  return (read.isComplete || !hasEscapes ? read : tokenize(sql, false, isRedacted)).text;
}

interface Reading {
  readonly text: string;
  /** Whether every string in the query has a closing quote. */
  readonly isComplete: boolean;
}

function tokenize(sql: string, hasEscapes: boolean, isRedacted: (text: string) => boolean): Reading {
  const hasBackticks = sql.includes("`");
  let text = "";
  let from = 0;
  let before = "";
  let literalEnd = -1;
  /** The keyword that began the current list of values, `in` or `values`, or an empty string outside a list. */
  let list = "";

  function isName(quoted: string, next: string): boolean {
    if (quoted.startsWith("`")) return true;
    if (quoted.startsWith("[")) return !isRedacted(quoted);
    if (!quoted.startsWith('"') || hasBackticks || !NAME_LIKE.test(quoted.slice(1, -1))) return false;
    return next === "." || before === "." || !(list !== "" || BEFORE_VALUE.test(before));
  }

  /**
   * Returns the end of the name or string at index `at`, or -1 if its end is missing. Returns `undefined` for a bracket
   * that does not begin a name, as in `a[7]`.
   */
  function endOfQuoted(at: number): number | undefined {
    if (sql.charAt(at) !== "[") return endOfString(sql, at, hasEscapes && sql.charAt(at) !== "`");
    const end = endOfMatch(BRACKETED_NAME, sql, at);
    if (end === undefined) return undefined;
    // A bracket directly after a name or another bracket begins an index, as in `a[7]` and `f()[7]`.
    const isIndex = /[\w\])"]/.test(sql.charAt(at - 1)) && !isRedacted(sql.slice(at, end));
    return isIndex ? undefined : end;
  }

  function endOfComment(at: number, opening: string): number {
    if (opening === "/*") return sql.indexOf("*/", at) < 0 ? sql.length : sql.indexOf("*/", at) + 2;
    return startOfMatch(LINE_END, sql, at);
  }

  function replace(start: number, end: number, by: string): void {
    text += sql.slice(from, start) + by;
    from = end;
  }

  for (let at = 0; at < sql.length; ) {
    const code = sql.charCodeAt(at);
    TOKEN.lastIndex = at;
    const match = code >= ASCII || TOKEN_START[code] === 1 ? TOKEN.exec(sql) : null;
    if (match === null) {
      at += 1;
      continue;
    }
    const [token, quote, comment, dollar, word, number] = match;
    const start = at;
    at += token.length;
    if (comment !== undefined) {
      at = endOfComment(at, comment);
      replace(start, at, " ");
      continue;
    }
    const end =
      quote !== undefined
        ? endOfQuoted(start)
        : dollar !== undefined
          ? endOfDollarQuote(sql, start, dollar)
          : word === undefined
            ? undefined
            : endOfPrefixed(sql, at, word, hasEscapes);
    // If a letter or digit directly follows the closing quote, as in `'it's`, the end of the string is unclear. So the
    // rest of the query is replaced.
    if (end === -1 || (end !== undefined && /^'\w/.test(sql.slice(end - 1, end + 1)))) {
      replace(start, sql.length, PARAMETER);
      return { text, isComplete: false };
    }
    at = end ?? at;
    const isKept =
      end === undefined
        ? number === undefined && !isBoolean(token, before)
        : isName(sql.slice(start, end), sql.charAt(end));
    const isNext = list === "in" && literalEnd === from && SEPARATOR.test(sql.slice(from, start));
    if (!isKept && isNext) from = at;
    else if (!isKept) replace(start, at, PARAMETER);
    if (!isKept) literalEnd = at;
    if (word !== undefined && LIST_WORD.test(word)) list = LIST_START.test(word) ? word.toLowerCase() : "";
    before = end === undefined ? token : "name";
  }
  replace(sql.length, sql.length, "");
  return { text, isComplete: true };
}

/**
 * Checks whether a word is a boolean value. Example: true for `true` in `a = true`, but false for `TRUE` in
 * `a IS TRUE`.
 */
function isBoolean(word: string, before: string): boolean {
  return /^(?:true|false)$/i.test(word) && !/^(?:is|not)$/i.test(before);
}
