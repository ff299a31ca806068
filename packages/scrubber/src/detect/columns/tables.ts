import { MOST_FINDINGS } from "../../shared/budget.ts";
import type { Place } from "../../shared/place.ts";
import type { Pair } from "../key-value/pair.ts";
import { isDescription, looksMixed } from "../key-value/value-forms.ts";
import { isHarmlessValue } from "../names/harmless-values.ts";
import type { Names } from "../names/names.ts";
import { cellsOf, FORMATS, type Format, isEnclosed, RULER } from "./table-formats.ts";

/** A column, or `undefined` if its name is not sensitive. */
type Column = { readonly name: string; readonly rule: string } | undefined;

interface Table extends Format {
  readonly columns: readonly Column[];
}

/** A line that can be a row of a table. */
interface Row {
  readonly line: string;
  /** The position of the line in the text. */
  readonly from: number;
  /** The two lines after it. */
  readonly next: string;
  readonly second: string;
}

/** Matches the words before the first comma of a line, except the last. Example: `Hello ` in `Hello user,password`. */
const FIRST_WORDS = /^[^",;]* /;
/** Matches a part of a sentence or an SQL query with commas, but nothing in `User name,Password`. */
const NO_COLUMNS = /^SELECT |[,;][a-z]/;
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
    // `┌` begins the top border of a table that `console.table` printed.
    if (line.startsWith("┌") || (line === "" && table?.hasBorders === false)) table = undefined;
    if (!RULER.test(line)) {
      const row: Row = { line, from, next: lines[index + 1] ?? "", second: lines[index + 2] ?? "" };
      table = line.length > LONGEST_LINE ? undefined : addLine(pairs, row, table, names);
    }
    if (pairs.length >= MOST_FINDINGS) break;
    from += whole.length + 1;
  }
  return pairs;
}

/** Adds the secrets in a line to `pairs`. Returns the table that the next line can continue. */
function addLine(pairs: Pair[], row: Row, table: Table | undefined, names: Names): Table | undefined {
  const cells = table === undefined ? [] : cellsOf(row.line, table);
  if (table === undefined || cells.length !== table.columns.length)
    return tableWithoutHeader(pairs, row, names) ?? tableFrom(row, names);
  addRow(pairs, row, cells, table, names);
  return table;
}

/**
 * Adds the secrets in the first row of a table without column names, such as `| password | made-up-7 |`, and returns
 * this table. Returns `undefined` if the line has no secret, or if a ruler follows, because the line is then a header.
 */
function tableWithoutHeader(pairs: Pair[], row: Row, names: Names): Table | undefined {
  const { line, next, second } = row;
  const format = FORMATS.find((each) => isEnclosed(line, each));
  if (format === undefined || (RULER.test(next) && second.includes(format.separator))) return undefined;
  const cells = cellsOf(line, format);
  const table: Table = { ...format, columns: cells.map(() => undefined) };
  const found = pairs.length;
  // The line can also be a header, such as `│ token │ password │`, so words are not secrets.
  addRow(pairs, row, cells, { ...table, redactsWords: false }, names);
  return pairs.length > found ? table : undefined;
}

/**
 * Returns the table whose first line is `line`, or `undefined` if the line is not the first line of a table. In a table
 * such as `a | b`, whose lines do not begin with a border, the next line must be a ruler such as `---|---`.
 */
function tableFrom({ line, next }: Row, names: Names): Table | undefined {
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

/** Adds the secrets in one row to `pairs`. */
function addRow(
  pairs: Pair[],
  { line, from }: Row,
  cells: readonly Place[],
  { columns, hasBorders, redactsWords }: Table,
  names: Names,
): void {
  let previous = "";
  for (const [index, cell] of cells.entries()) {
    const content = CONTENT.exec(line.slice(cell.start, cell.end));
    const value = content?.[0] ?? "";
    const isNamedBefore = hasBorders && (redactsWords || looksMixed(value));
    const column = columns[index] ?? (isNamedBefore ? columnOf(previous, names) : undefined);
    const isSecret = column !== undefined && !isDescription(value) && names.rule(value) === undefined;
    if (isSecret && content !== null && !isHarmlessValue(column.name, value, column.rule, names.rule)) {
      const start = from + cell.start + content.index;
      pairs.push({ start, end: start + value.length, rule: column.rule });
    }
    previous = value;
  }
}
