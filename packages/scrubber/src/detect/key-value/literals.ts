import { endOfMatch } from "../../shared/match.ts";
import type { Place } from "../../shared/place.ts";
import { endOfQuoted } from "./brackets.ts";

/**
 * A string literal. `start` and `end` are the positions of the text between the quotes. `after` is the position after
 * the closing quote.
 */
export interface Literal extends Place {
  readonly after: number;
}

/**
 * Matches the prefix and the opening quote of a string literal in the syntax of many languages. Examples: `"`, `b'`,
 * `N'`, `@"`, `r#"`, `_utf8'`, `String.raw` before a backtick, `"""`, `“`, `&quot;`, `\"` (in JSON), `$$` and `%q(`.
 */
const OPENING =
  /(?<prefix>(?:[bcefglnqrsuxBEFLNQRSUX]{1,2}|u8|U&|~[A-Za-z]|_[a-z][a-z\d]{1,8}|@\$?|\$@?|String\.raw|(?:br?|r)?#{1,3}))?(?<quote>\\{0,8}(?:"""|'''|["'`])|[“”„‟‘’‚‹«「『]|&(?:quot|apos|#0{0,3}3[49]|#x0{0,3}2[27]);|\\u00(?:22|27))|\$(?<tag>[A-Za-z_]\w{0,30})?\$(?=[^$]{1,4096}\$)|%[qQ](?<bracket>[([{<])/y;
/** Maps each opening quote or bracket to its closing one, if the two differ. */
const CLOSING: Readonly<Record<string, string>> = Object.freeze({
  "“": "”",
  "„": "“",
  "‟": "”",
  "‘": "’",
  "‚": "‘",
  "‹": "›",
  "«": "»",
  "「": "」",
  "『": "』",
  "(": ")",
  "[": "]",
  "{": "}",
  "<": ">",
});
/**
 * Matches the text between two string literals of one expression: an operator that joins them, such as ` + ` and
 * ` || `, or the separator in a conditional expression, such as ` if isTest else ` and ` : `.
 */
const OPERATOR =
  /\s{0,4}(?:\+{1,2}|\|\||<>|\.\.|\.(?=\s)|[-=]>|(?<=\s)(?:&|_|:(?=\s)|if [^"'`\r\n]{1,60} else))\s{0,64}(?=\w{0,2}["'`])|\s{1,64}(?=["'`])/y;
const MOST_JOINED = 256;
/** Matches any prefix that is not in `OPENING`, and the opening quote after the prefix. Example: `raw"`. */
const OTHER_OPENING = /[A-Za-z_]\w{0,15}(?<quote>["'`])(?=[^"'`\r\n]{1,1024}\k<quote>(?!\w))/y;
/** Matches the tag of a heredoc. Example: it matches the `EOF` of `<<EOF`, but nothing in the placeholder `<<my-token>>`. */
const TAG = /[A-Za-z_]\w{0,30}(?![\w \t.-]{0,64}>)/y;
/** Maximum number of characters in the operator of a heredoc. Examples: `<<`, `<<-"` and `<<<'`. */
const LONGEST_OPERATOR = 5;
/** Maximum number of characters between the tag of a heredoc and the end of the line. */
const LONGEST_REST_OF_LINE = 80;
/**
 * Matches the prefix of a string literal with custom delimiters in Oracle SQL. Example: it matches `q`, as in
 * `q'[made-up]'`.
 */
const ORACLE_PREFIX = /^n?q$/i;

/** Returns the string literal at index `at`, or `undefined` if there is none. */
export function literalAt(text: string, at: number): Literal | undefined {
  OPENING.lastIndex = at;
  const groups = OPENING.exec(text)?.groups;
  if (groups === undefined) return heredocAt(text, at) ?? otherLiteralAt(text, at);
  const start = OPENING.lastIndex;
  const { prefix = "", quote, bracket, tag = "" } = groups;
  if (quote === undefined) return closedBy(text, start, bracket === undefined ? `$${tag}$` : (CLOSING[bracket] ?? ""));
  if (quote === "'" && ORACLE_PREFIX.test(prefix)) {
    const delimiter = text.charAt(start);
    return closedBy(text, start + 1, `${CLOSING[delimiter] ?? delimiter}'`);
  }
  if (prefix.endsWith("#")) return closedBy(text, start, quote + prefix.slice(prefix.indexOf("#")));
  if (!/["'`]$/.test(quote)) return closedBy(text, start, CLOSING[quote] ?? quote);
  const end = endOfDoubled(text, start, quote);
  return { start, end, after: Math.min(text.length, end + quote.length) };
}

/**
 * Returns the text of the heredoc whose operator is at `at`, or `undefined` if there is none. The text begins in the next
 * line, and ends before the line that contains only the tag.
 */
function heredocAt(text: string, at: number): Literal | undefined {
  if (!text.startsWith("<<", at)) return undefined;
  let tagStart = at;
  while (/[-~<"' \t]/.test(text.charAt(tagStart)) && tagStart - at < LONGEST_OPERATOR) tagStart += 1;
  const tagEnd = endOfMatch(TAG, text, tagStart);
  const lineEnd = tagEnd === undefined ? -1 : text.indexOf("\n", tagEnd);
  if (tagEnd === undefined || lineEnd < 0 || lineEnd - tagEnd > LONGEST_REST_OF_LINE) return undefined;
  const tag = text.slice(tagStart, tagEnd);
  let start = lineEnd + 1;
  while (/[ \t]/.test(text.charAt(start)) && start - lineEnd < 64) start += 1;
  for (let end = text.indexOf("\n", start); end >= 0; end = text.indexOf("\n", end + 1)) {
    const next = text.indexOf("\n", end + 1);
    const line = text.slice(end + 1, next < 0 ? text.length : next);
    // Other characters than letters and digits can follow the tag, as in `EOT;` in PHP.
    if (line.replaceAll(/\W/g, "") === tag) return { start, end, after: end };
  }
  return { start, end: text.length, after: text.length };
}

function otherLiteralAt(text: string, at: number): Literal | undefined {
  const quote = endOfMatch(OTHER_OPENING, text, at);
  return quote === undefined ? undefined : literalAt(text, quote - 1);
}

/**
 * Returns the literal after an operator such as `+`. `after` is the end of the literal before the operator. Example:
 * for `"password: " + "made-up"`, it returns `"made-up"`.
 */
export function joinedLiteral(text: string, after: number): Literal | undefined {
  return literalAfter(OPERATOR, text, after);
}

/** Returns the literal after a match of the pattern `before` at index `at`, or `undefined` if there is none. */
export function literalAfter(before: RegExp, text: string, at: number): Literal | undefined {
  const start = endOfMatch(before, text, at);
  return start === undefined ? undefined : literalAt(text, start);
}

/**
 * Returns the end of the last literal in a concatenation of literals, such as `'made-' + 'up'` or `"made-" || "up"`.
 */
export function endOfJoined(text: string, first: Literal): number {
  let { end, after } = first;
  for (let count = 0; count < MOST_JOINED; count++) {
    const next = joinedLiteral(text, after);
    if (next === undefined || isNextName(text, after, next)) break;
    ({ end, after } = next);
  }
  return end;
}

/**
 * Checks whether the second of two literals is the name of the next value. Otherwise, two literals without an operator
 * in between are one string. Example: true for the literal `"user"` in `"plum" "user": "ada"`.
 */
function isNextName(text: string, after: number, next: Literal): boolean {
  return /^\s+\W?$/.test(text.slice(after, next.start)) && /^\s{0,4}[:=]/.test(text.slice(next.after, next.after + 5));
}

/**
 * Returns the literal from `start` up to the closing quote `closing`. If the closing quote is missing because the text
 * was truncated, the literal ends at the end of the text.
 */
function closedBy(text: string, start: number, closing: string): Literal {
  const end = text.indexOf(closing, start);
  return end < 0 ? { start, end: text.length, after: text.length } : { start, end, after: end + closing.length };
}

/**
 * Returns the end of a literal. In SQL, two quotes in a row inside a literal do not end it, as in `'it''s made-up'`.
 */
function endOfDoubled(text: string, start: number, quote: string): number {
  let end = endOfQuoted(text, start, quote);
  while (quote.length === 1 && end > start && text.charAt(end + 1) === quote) end = endOfQuoted(text, end + 2, quote);
  return end;
}
