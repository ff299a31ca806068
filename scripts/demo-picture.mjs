// Draws the output of `pnpm demo` as docs/demo.svg, for the README. With `--check`, it only checks that the picture is
// up to date: the picture must contain the same words as the output of a new run. The numbers can differ, because the
// SDK samples at random.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const PICTURE = "docs/demo.svg";
const FONT_SIZE = 13;
const LINE_HEIGHT = 18;
const CHARACTER_WIDTH = 7.83;
const MARGIN = 20;

/** Maps the code of each terminal style to a CSS class of the picture. Any other code ends all styles. */
const CLASSES = new Map([
  ["1", "bold"],
  ["4", "underline"],
  ["31", "red"],
  ["32", "green"],
]);
/**
 * Matches the code of a terminal style. For example, in `\x1b[31mred\x1b[39m`, it matches `\x1b[31m` and `\x1b[39m`.
 */
const STYLE_CODE = /\x1b\[(\d+)m/;
/**
 * The styles of the picture. The colors follow the reader's light or dark theme. The contrast between text and
 * background is at least 4.5.
 */
const STYLES = `
rect { fill: #ffffff; stroke: #d0d7de }
text { fill: #1f2328; white-space: pre }
.bold { font-weight: bold }
.underline { text-decoration: underline }
.red { fill: #b3261e }
.green { fill: #116329 }
@media (prefers-color-scheme: dark) {
  rect { fill: #0d1117; stroke: #30363d }
  text { fill: #e6edf3 }
  .red { fill: #ff9492 }
  .green { fill: #56d364 }
}
`;

const printed = execFileSync(process.execPath, ["examples/demo.mjs"], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined, SENTRY_DSN: undefined },
});
const picture = draw(printed.trimEnd().split("\n"));
if (!process.argv.includes("--check")) writeFileSync(PICTURE, picture);
else if (wordsOf(readFileSync(PICTURE, "utf8")) !== wordsOf(picture)) {
  console.error(`${PICTURE} is outdated: run node scripts/demo-picture.mjs, and commit the result.`);
  process.exitCode = 1;
}

/** @param {readonly string[]} lines */
function draw(lines) {
  const lengths = lines.map((line) => line.replaceAll(new RegExp(STYLE_CODE, "g"), "").length);
  const width = Math.ceil(Math.max(...lengths) * CHARACTER_WIDTH) + 2 * MARGIN;
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  const rows = lines.map((line, row) => `<text x="${MARGIN}" y="${30 + row * LINE_HEIGHT}">${drawLine(line)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="${FONT_SIZE}">
<style>${STYLES}</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join("\n")}
</svg>
`;
}

/**
 * Converts a line of terminal output to SVG. For example, `\x1b[31mred\x1b[39m text` becomes
 * `<tspan class="red">red</tspan> text`.
 *
 * @param {string} line
 */
function drawLine(line) {
  // `STYLE_CODE` has a group, so `split` returns texts and codes alternately. For example, `\x1b[31mred` is split into
  // `""`, `"31"` and `"red"`.
  const [first = "", ...rest] = line.split(STYLE_CODE);
  let drawn = escapeXml(first);
  /** @type {string[]} */
  let classes = [];
  for (let at = 0; at < rest.length; at += 2) {
    const added = CLASSES.get(rest[at] ?? "");
    classes = added === undefined ? [] : [...classes, added];
    const text = escapeXml(rest[at + 1] ?? "");
    drawn += text === "" || classes.length === 0 ? text : `<tspan class="${classes.join(" ")}">${text}</tspan>`;
  }
  return drawn;
}

/** @param {string} text */
function escapeXml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/**
 * Returns the text of a picture without the differences between runs. For example, `<text>1 item, 2 secrets</text>`
 * becomes `0 items, 0 secrets`, with one space before and one after it.
 *
 * @param {string} svg
 */
function wordsOf(svg) {
  return svg
    .replace(/<[^>]*>/g, " ")
    .replace(/\d+/g, "0")
    .replace(/\b(item|secret)\b/g, "$1s")
    .replace(/\s+/g, " ");
}
