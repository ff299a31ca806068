import type { Place } from "../../shared/place.ts";
import { endOfQuoted } from "../key-value/brackets.ts";

/** How a kind of table separates its cells. */
export interface Format {
  readonly separator: string;
  /** Matches a cell of the first line, which contains the names of the columns. */
  readonly header: RegExp;
  /**
   * Whether each row can begin and end with a border. In a table with borders, the first cell of a row can be the name
   * of the next cell, as in `| password | made-up |`.
   */
  readonly hasBorders: boolean;
  /** Whether a cell after a name is redacted even if it looks like an ordinary word. */
  readonly redactsWords: boolean;
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
export const FORMATS: readonly Format[] = Object.freeze<Format[]>([
  { separator: "│", header: PHRASE, hasBorders: true, redactsWords: true },
  { separator: "|", header: PHRASE, hasBorders: true, redactsWords: false },
  { separator: "\t", header: NAME, hasBorders: false, redactsWords: false },
  { separator: ",", header: NAME, hasBorders: false, redactsWords: false },
  { separator: ";", header: NAME, hasBorders: false, redactsWords: false },
  { separator: "  ", header: CAPITALS, hasBorders: false, redactsWords: false },
]);
/** Matches a line that contains only border characters, such as `├───┼───┤` and `|---|:--|`. */
export const RULER: RegExp = /^[\s|:+=─-╿-]*$/;

/** Checks whether a border is at the beginning of a line. */
export function isEnclosed(line: string, { separator, hasBorders }: Format): boolean {
  return hasBorders && line.startsWith(separator);
}

/** Splits a line into its cells. A separator in double quotes does not end a cell. */
export function cellsOf(line: string, { separator, hasBorders }: Format): readonly Place[] {
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
