import { styleText } from "node:util";

/**
 * Adds color if stdout is a terminal.
 *
 * @param {Parameters<typeof styleText>[0]} style
 * @param {string} text
 */
export function paint(style, text) {
  return process.stdout.isTTY ? styleText(style, text) : text;
}

/** @param {string} text */
export function heading(text) {
  console.log(`\n${paint("bold", text)}`);
}

/**
 * Shortens each cell to `widest` characters, and pads each column to its widest cell.
 *
 * @param {string[][]} rows
 */
export function table(rows, widest = 46) {
  const short = rows.map((row) => row.map((cell) => (cell.length > widest ? `${cell.slice(0, widest - 1)}…` : cell)));
  const widths = (short[0] ?? []).map((_, column) => Math.max(...short.map((row) => row[column]?.length ?? 0)));
  return short.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
}
