import { MOST_FINDINGS } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import { endOfQuoted } from "../key-value/brackets.ts";
import type { Pair } from "../key-value/pair.ts";
import { isDescription, looksMixed } from "../key-value/value-forms.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { Names } from "../names/names.ts";

/** How a kind of table separates its cells. */
interface Format {
  readonly separator: string;
  /** Matches a cell of the first line, which contains the names of the columns. */
  readonly header: RegExp;
  /**
   * Whether each row can begin and end with a border. In a table with borders, the first cell of a row can be the name
   * of the next cell, as in `| password | made-up |`.
   */
  readonly hasBorders: boolean;
}

/** A column, or `undefined` if its name is not sensitive. */
type Column = { readonly name: string; readonly rule: string } | undefined;

interface Table extends Format {
  readonly columns: readonly Column[];
}

/**
 * Matches the name of a column, which can have several words. Also matches a row number and an empty cell. Examples:
 * `API key`, `(index)` and `0`.
 */
const PHRASE = /^["']?[\p{L}\d_$(#*][^,;|=:{}<>]{0,40}$|^$/u;
/** Matches a column name with at most three words, optionally in quotes. Examples: `api_key` and `"User name"`. */
const NAME = /^"?[\p{L}_$#][\p{L}\p{N}_$.-]{0,40}(?: [\p{L}\p{N}_$.-]{1,20}){0,2}"?$/u;
/** Matches a column name with at most two words in capitals. Example: `NODE SELECTOR`. */
const CAPITALS = /^[A-Z][A-Z\d_-]{1,30}(?: [A-Z\d_-]{1,20})?$/;
/**
 * The kinds of tables, in this order: those of `console.table`; those of SQL clients and Markdown; CSV files with tabs,
 * commas or semicolons; and those of command-line tools, which put several blanks between columns and write column
 * names in capitals.
 */
const FORMATS: readonly Format[] = Object.freeze<Format[]>([
  { separator: "│", header: PHRASE, hasBorders: true },
  { separator: "|", header: PHRASE, hasBorders: true },
  { separator: "\t", header: NAME, hasBorders: false },
  { separator: ",", header: NAME, hasBorders: false },
  { separator: ";", header: NAME, hasBorders: false },
  { separator: "  ", header: CAPITALS, hasBorders: false },
]);
/** Matches the words before the first comma of a line, except the last. Example: `Hello ` in `Hello user,password`. */
const FIRST_WORDS = /^[^",;]* /;
/** Matches a part of a sentence or an SQL query with commas, but nothing in `User name,Password`. */
const NO_COLUMNS = /^SELECT |[,;][a-z]/;
/** Matches a line that contains only border characters, such as `├───┼───┤` and `|---|:--|`. */
const RULER = /^[\s|:+=─-╿-]*$/;
/** Matches the text of a cell, without the blanks and quotes around it. Example: in ` 'a b' `, it matches `a b`. */
const CONTENT = /[^\s'"].*[^\s'"]|[^\s'"]/;
/** Maximum length of a line in a table, in characters. A longer line ends the table. */
const LONGEST_LINE = 2048;

/**
 * Finds the secrets in tables of `console.table`, SQL clients, Markdown and command-line tools, and in CSV. A cell is a
 * secret if the name of its column or the cell before it is a sensitive name.
 */
export function findInTables(text: string, names: Names): readonly Pair[] {
  const pairs: Pair[] = [];
  let table: Table | undefined;
  let from = 0;
  const lines = text.split("\n");
  for (const [index, whole] of lines.entries()) {
    const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    const isRuler = RULER.test(line);
    // `┌` begins the top border of a table that `console.table` printed.
    if (line.startsWith("┌") || (line === "" && table?.hasBorders === false)) table = undefined;
    if (!isRuler && line.length <= LONGEST_LINE) {
      const cells = table === undefined ? [] : cellsOf(line, table);
      if (table !== undefined && cells.length === table.columns.length) addRow(pairs, line, from, cells, table, names);
      else {
        const [next = "", second = ""] = lines.slice(index + 1, index + 3);
        table = tableFrom(line, next, names);
        const format = FORMATS.find((each) => isEnclosed(line, each));
        if (format !== undefined) {
          const isAboveRuler = RULER.test(next) && second.includes(format.separator);
          const firstCells = cellsOf(line, format);
          const row = { ...format, columns: firstCells.map(() => undefined) };
          const found = pairs.length;
          // A table can begin with a row such as `| password | made-up-7 |`. A line above a ruler is the header.
          if (!isAboveRuler) addRow(pairs, line, from, firstCells, { ...row, separator: "|" }, names);
          if (pairs.length > found) table = row;
        }
      }
    } else if (!isRuler) table = undefined;
    if (pairs.length >= MOST_FINDINGS) break;
    from += whole.length + 1;
  }
  return pairs;
}

/**
 * Returns the table whose first line is `line`, or `undefined` if the line is not the first line of a table. In a table
 * such as `a | b`, whose lines do not begin with a border, the next line must be a ruler such as `---|---`.
 */
function tableFrom(line: string, next: string, names: Names): Table | undefined {
  for (const format of FORMATS) {
    if (!line.includes(format.separator)) continue;
    const isTable = isEnclosed(line, format)
      ? true
      : (!format.hasBorders || (next !== "" && RULER.test(next))) && names.mayBeSensitive(line, 0, line.length);
    // A sentence or an SQL query, such as `Hello user,password` above `is wrong for you,try again`.
    const isProse = FIRST_WORDS.test(line) && FIRST_WORDS.test(next) && NO_COLUMNS.test(line);
    if (!isTable || isProse) continue;
    const contents = cellsOf(line, format).map(({ start, end }) => line.slice(start, end));
    const cells = format.hasBorders ? contents.map((content) => content.trim()) : contents;
    if (cells.length < 2 || !cells.every((cell) => format.header.test(cell))) continue;
    const columns = cells.map((cell) => columnOf(cell.replaceAll(/^["'(]|["')]$/g, ""), names));
    if (columns.some((column) => column !== undefined) || isEnclosed(line, format)) return { ...format, columns };
  }
  return undefined;
}

function columnOf(name: string, names: Names): Column {
  const rule = names.rule(name) ?? names.phraseRule(name);
  return rule === undefined ? undefined : { name, rule };
}

/** Checks whether a border is at the beginning of a line. */
function isEnclosed(line: string, { separator, hasBorders }: Format): boolean {
  return hasBorders && line.startsWith(separator);
}

/** Adds the secrets in one row to `pairs`. `from` is the position of the row in the text. */
function addRow(
  pairs: Pair[],
  line: string,
  from: number,
  cells: readonly Place[],
  { columns, hasBorders, separator }: Table,
  names: Names,
): void {
  let previous = "";
  for (const [index, cell] of cells.entries()) {
    const content = CONTENT.exec(line.slice(cell.start, cell.end));
    const value = content?.[0] ?? "";
    const isNamedBefore = hasBorders && (separator === "│" || looksMixed(value));
    const column = columns[index] ?? (isNamedBefore ? columnOf(previous, names) : undefined);
    const isSecret = column !== undefined && !isDescription(value) && names.rule(value) === undefined;
    if (isSecret && content !== null && !isHarmlessValue(column.name, value, column.rule, names.rule)) {
      const start = from + cell.start + content.index;
      pairs.push({ start, end: start + value.length, rule: column.rule });
    }
    previous = value;
  }
}

/** Splits a line into its cells. A separator in double quotes does not end a cell. */
function cellsOf(line: string, { separator, hasBorders }: Format): readonly Place[] {
  const cells: Place[] = [];
  const end = hasBorders && line.trimEnd().endsWith(separator) ? line.lastIndexOf(separator) : line.length;
  let start = hasBorders && line.trimStart().startsWith(separator) ? line.indexOf(separator) + separator.length : 0;
  for (let at = start; start <= end; at = start) {
    const isQuoted = !hasBorders && line.charAt(at) === '"';
    const next = line.indexOf(separator, isQuoted ? endOfQuoted(line, at + 1, '"') : at);
    const cellEnd = next < 0 || next > end ? end : next;
    cells.push({ start, end: cellEnd });
    start = cellEnd + separator.length;
    // Several blanks in a row are one separator.
    if (separator === "  ") while (line.charAt(start) === " ") start += 1;
  }
  return cells;
}
