import type { Pair } from "../key-value/pair.ts";
import type { NameRule } from "../names/name-rule.ts";

/** The character between two cells of a table that `console.table` prints. */
export const CELL_BORDER = "│";
/**
 * Matches the text of a table cell, without the blanks and quotes around it. Example: in ` 'made-up' `, it matches
 * `made-up`.
 */
const CONTENT = /[^\s'"].*[^\s'"]|[^\s'"]/;

/**
 * Finds the secrets in a table that `console.table` printed. A cell is a secret if the name of its column or of its row
 * is sensitive.
 */
export function findInTable(text: string, nameRule: NameRule): readonly Pair[] {
  const pairs: Pair[] = [];
  let columnRules: readonly (string | undefined)[] | undefined;
  let from = 0;
  for (const line of text.split("\n")) {
    const [, ...cells] = line.split(CELL_BORDER);
    let start = from + line.length - cells.join(CELL_BORDER).length;
    from += line.length + 1;
    if (line.startsWith("┌")) columnRules = undefined;
    // Lines that contain only border characters, such as `├───┼───┤`, have no cells.
    if (cells.length < 2) continue;
    const isHeader = columnRules === undefined;
    columnRules ??= cells.map((cell) => nameRule(cell.trim()));
    const rowRule = nameRule((cells[0] ?? "").trim());
    for (const [index, cell] of cells.entries()) {
      const rule = isHeader || index === 0 ? undefined : (columnRules[index] ?? rowRule);
      const content = rule === undefined ? null : CONTENT.exec(cell);
      if (rule !== undefined && content !== null)
        pairs.push({ start: start + content.index, end: start + content.index + content[0].length, rule });
      start += cell.length + CELL_BORDER.length;
    }
  }
  return pairs;
}
