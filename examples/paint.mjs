import { WriteStream } from "node:tty";
import { styleText } from "node:util";

/**
 * Whether stdout shows colors. It does if it is a terminal and NO_COLOR is not set. FORCE_COLOR overrides both
 * conditions.
 */
const HAS_COLORS =
  (process.stdout.isTTY || process.env["FORCE_COLOR"] !== undefined) && WriteStream.prototype.getColorDepth() > 1;
/** The number of characters in a line. */
const COLUMNS = Math.max(process.stdout.columns ?? 120, 60);
const INDENT = "  ";
const GAP = "  ";

/** @typedef {Parameters<typeof styleText>[0]} Style */

/**
 * A cell of a table: its text, and the part of it that stands out.
 *
 * @typedef {{ text: string, marked?: readonly [from: number, to: number], style?: Style }} Cell
 */

/**
 * Adds color or another style, if stdout shows colors.
 *
 * @param {Style} style
 * @param {string} text
 */
export function paint(style, text) {
  return HAS_COLORS && text !== "" ? styleText(style, text, { validateStream: false }) : text;
}

/** @param {string} text */
export function heading(text) {
  console.log(`\n${paint("bold", text)}`);
}

/**
 * Prints a table. If it would be wider than the terminal, shortens the texts in its widest columns.
 *
 * @param {readonly string[]} header
 * @param {readonly (readonly (Cell | string)[])[]} rows
 */
export function printTable(header, rows) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? { text: cell } : cell)));
  const widths = header.map((text, column) =>
    Math.max(text.length, ...cells.map((row) => row[column]?.text.length ?? 0)),
  );
  const room = COLUMNS - INDENT.length - GAP.length * (widths.length - 1);
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const widest = Math.max(...widths);
    widths[widths.indexOf(widest)] = widest - 1;
  }
  for (const row of [header.map(headerCell), ...cells])
    printRow(row.map((cell, column) => paintCell(cell, widths[column])));
}

/** @param {string} text @returns {Cell} */
function headerCell(text) {
  return { text, style: "underline" };
}

/** @param {readonly string[]} texts */
function printRow(texts) {
  console.log(`${INDENT}${texts.join(GAP).trimEnd()}`);
}

/** @param {Cell} cell @param {number | undefined} width */
function paintCell({ text, marked: [from, to] = [0, text.length], style }, width) {
  const fitted = fit(text, width);
  if (style === undefined) return fitted;
  const end = Math.min(to, fitted.trimEnd().length);
  return fitted.slice(0, from) + paint(style, fitted.slice(from, end)) + fitted.slice(Math.max(from, end));
}

/** Shortens or pads a text to a width: `fit("abcd", 3)` -> `"ab…"` @param {string} text */
function fit(text, width = text.length) {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
