// Renders the output of `pnpm demo` as docs/demo.svg, for the README.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";

const FONT_SIZE = 13;
const LINE_HEIGHT = 18;
const CHARACTER_WIDTH = 7.83;

const printed = execFileSync(process.execPath, ["examples/demo.mjs"], { encoding: "utf8" });
const lines = printed.trimEnd().split("\n");
const escaped = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * CHARACTER_WIDTH) + 40;
const rows = lines.map((line, row) => {
  const style = /^\S/.test(line) ? ' font-weight="bold"' : "";
  return `<text x="20" y="${30 + row * LINE_HEIGHT}"${style} xml:space="preserve">${escaped(line)}</text>`;
});

mkdirSync("docs", { recursive: true });
writeFileSync(
  "docs/demo.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${lines.length * LINE_HEIGHT + 40}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="${FONT_SIZE}" fill="#e6edf3">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${rows.join("\n")}
</svg>
`,
);
