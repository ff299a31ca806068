/** A placeholder in an SQL query, and the name of the column to which its value is bound. */
interface Placeholder {
  readonly text: string;
  readonly column: string;
}

/**
 * Maps each value of a query to its column. The keys are the numbers of the values, as strings, beginning with `1`, and
 * also the names of named placeholders. Example: `token = :secret` has the keys `1` and `secret`.
 */
export type BoundColumns = ReadonlyMap<string, string>;

/**
 * Matches the next token of a query: a placeholder, a name, a number, an opening quote, or a run of operators. Any
 * other character is a token by itself. Example: in `token = $1`, the matches are `token`, ` = ` and `$1`.
 */
const TOKEN =
  /::\s{0,4}\w{1,64}|\?\d{0,4}|\$\d{1,4}|%s|%\(\w{1,64}\)s|[:@]\w{1,64}|[a-z]{0,2}'|["`]|\[[^\]'"]{1,128}\]|\d[\w.]*|[\p{L}_][\p{L}\p{N}_$]*|[\s=<>.+*/!|-]{1,64}|[\s\S]/iuy;
/** Matches a placeholder. Example: it matches `?`, `$1`, `%s` and `:id`, but not `7`. */
const PLACEHOLDER = /^(?:\?|\$\d|%[s(]|[:@]\w)/;
/**
 * Matches a keyword that can stand between a column and its value. Such a keyword is not the name of a column. Example:
 * it matches `in` and `like`.
 */
const NO_COLUMN =
  /^(?:and|any|all|as|between|binary|cast|distinct|escape|from|ilike|in|is|like|not|null|regexp|rlike|similar|to|default)$/i;
/** Matches a keyword that ends the lists of values. Example: it matches `on`, as in `values (1) on conflict`. */
const AFTER_VALUES = /^(?:on|returning|select|where|set|as)$/i;

/**
 * Returns the placeholders in a query, each with its column. A placeholder usually belongs to the last column name
 * before it, as in `password = crypt($1, salt)` and `token in ($1, $2)`. In a list of values, it belongs to the column
 * at the same position: in `insert into users (id, password) values (?, ?)`, the second placeholder belongs to
 * `password`.
 */
function placeholdersIn(query: string): readonly Placeholder[] {
  const placeholders: Placeholder[] = [];
  /** The names in the last pair of brackets before the list of values, such as `id` and `password`. */
  let columns: string[] = [];
  let column = "";
  let isListed = false;
  let depth = 0;
  let place = 0;

  function readName(name: string, isQuoted: boolean): void {
    if (!isQuoted && /^values$/i.test(name)) {
      isListed = true;
      depth = 0;
    } else if (!isQuoted && depth === 0 && AFTER_VALUES.test(name)) isListed = false;
    else if (!isBefore(".") && (isQuoted || !(NO_COLUMN.test(name) || isBefore("(")))) {
      column = name;
      if (depth === 1 && !isListed) columns.push(name);
    }
  }

  /**
   * Checks whether a character directly follows the current token. If a dot follows, the token is the name of a table.
   * If an opening bracket follows, the token is the name of a function.
   */
  function isBefore(char: string): boolean {
    return query.charAt(TOKEN.lastIndex) === char;
  }

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(query); match !== null; match = TOKEN.exec(query)) {
    const [opening] = match;
    const { index } = match;
    const isQuoted = /["'`]$/.test(opening);
    if (isQuoted) TOKEN.lastIndex = endOfQuotes(query, TOKEN.lastIndex, opening.slice(-1));
    const text = query.slice(index, TOKEN.lastIndex);
    if (text === "(") {
      depth += 1;
      if (depth === 1) place = 0;
      if (depth === 1 && !isListed) columns = [];
    } else if (text === ")") depth -= 1;
    else if (text === "," && depth === 1) place += 1;
    else if (PLACEHOLDER.test(text)) placeholders.push({ text, column: isListed ? (columns[place] ?? "") : column });
    // Skips a string, because it is not a column name. In a list of values, MySQL also allows double quotes around
    // strings.
    else if (opening.endsWith("'") || (isListed && opening === '"')) continue;
    else if (/^["`[]/.test(text)) readName(text.slice(1, -1), true);
    else if (/^[\p{L}_]/u.test(text)) readName(text, false);
  }
  return placeholders;
}

/**
 * Returns the end of a string or of a name in quotes. Two quotes in a row stand for one quote, so they do not end the
 * string. If the closing quote is missing, returns the end of the query.
 */
function endOfQuotes(query: string, from: number, quote: string): number {
  let end = query.indexOf(quote, from);
  while (end >= 0 && query.charAt(end + 1) === quote) end = query.indexOf(quote, end + 2);
  return end < 0 ? query.length : end + 1;
}

export function boundColumns(query: string): BoundColumns | undefined {
  const columns = new Map<string, string>();
  let count = 0;
  for (const { column, text } of placeholdersIn(query)) {
    const id = text === "%s" ? undefined : /\w+/.exec(text)?.[0];
    const number = /^p?(\d+)$/i.exec(id ?? "")?.[1];
    if (number === undefined) count += 1;
    columns.set(number ?? String(count), column);
    if (id !== undefined) columns.set(id, column);
  }
  return columns.size === 0 ? undefined : columns;
}
