/** A value or a placeholder in a query, and the column to which it belongs. */
export interface ColumnValue {
  readonly column: string;
  readonly text: string;
  /** The index in the query at which the text begins. */
  readonly start: number;
  readonly isPlaceholder: boolean;
  /** Whether the value is in a list after `VALUES`. */
  readonly isListed: boolean;
}

/**
 * The columns of the bound values of a query. The keys are the numbers of the values, from `1` on, and the names of
 * placeholders: `token = $2` -> `2`, `token = :secret` -> `1` and `secret`, `token = @p1` -> `1` and `p1`
 */
export type BoundColumns = ReadonlyMap<string, string>;

/**
 * Matches the next token of a query that matters: a cast, a placeholder (`$1`, `?`, `:id`, `@p1`, `%s`, `%(id)s`), a
 * string or a number, a name or keyword, a bracket, or a comma.
 */
const TOKEN =
  /::\s{0,4}\w{1,64}|(?<placeholder>\?\d{0,4}|\$\d{1,4}|%s|%\(\w{1,64}\)s|[:@]\w{1,64})|(?<literal>[a-z]{0,2}'(?:[^']|''){0,8192}'|\b\d[\w.]{0,64})|(?<name>"[^"]{1,8192}"|`[^`]{1,128}`|\[[^\]'"]{1,128}\]|[\p{L}_][\p{L}\p{N}_$]{0,127})|[(),;]/giu;
/** Matches words that can stand between a column and its value, and are not the names of columns. */
const NO_COLUMN =
  /^(?:and|any|all|as|between|binary|cast|distinct|escape|from|ilike|in|is|like|not|null|regexp|rlike|similar|to|default)$/i;
/** Matches words after which the lists of values have ended: the `on` of `values (1) on conflict` */
const AFTER_VALUES = /^(?:on|returning|select|where|set|as)$/i;

/**
 * Returns the values and placeholders of a query. In `insert into users (id, password) values (?, ?)`, the second belongs
 * to `password`. Elsewhere, each belongs to the last name before it that is not a function: `password = crypt($1, salt)`,
 * `token in ($1, $2)`.
 */
export function columnValues(query: string): readonly ColumnValue[] {
  const values: ColumnValue[] = [];
  /** The names in the last brackets before the values: `(id, password)` */
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

  /** Checks whether a character follows the current token: a dot after a table, or a bracket after a function. */
  function isBefore(char: string): boolean {
    return query.charAt(TOKEN.lastIndex) === char;
  }

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(query); match !== null; match = TOKEN.exec(query)) {
    const { placeholder, literal, name } = match.groups ?? {};
    const [token] = match;
    if (token === "(") {
      depth += 1;
      if (depth === 1) place = 0;
      if (depth === 1 && !isListed) columns = [];
    } else if (token === ")") depth -= 1;
    else if (token === "," && depth === 1) place += 1;
    else if (depth > 1 && /^\d/.test(token))
      continue; // The argument of a function: `gen_salt(8)`
    else if (placeholder !== undefined || literal !== undefined || (isListed && name?.startsWith('"') === true))
      values.push({
        column: isListed ? (columns[place] ?? "") : column,
        text: token,
        start: match.index,
        isPlaceholder: placeholder !== undefined,
        isListed,
      });
    else if (name !== undefined) readName(name.replace(/^["`[]|["`\]]$/g, ""), /^["`[]/.test(name));
  }
  return values;
}

/** Returns the columns of the bound values of a query, or `undefined` if it has no placeholders. */
export function boundColumns(query: string): BoundColumns | undefined {
  const columns = new Map<string, string>();
  let count = 0;
  for (const { column, text, isPlaceholder } of columnValues(query)) {
    if (!isPlaceholder) continue;
    const [id] = text === "%s" ? [] : (/\w+/.exec(text) ?? []);
    const [number] = /^p?(\d+)$/i.test(id ?? "") ? (/\d+/.exec(id ?? "") ?? []) : [];
    if (number === undefined) count += 1;
    columns.set(number ?? String(count), column);
    if (id !== undefined) columns.set(id, column);
  }
  return columns.size === 0 ? undefined : columns;
}
