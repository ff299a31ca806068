import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A code example from the documentation.
 *
 * @typedef {object} Snippet
 * @property {string} file Path of the file that contains the code.
 * @property {number} line Number of the line on which the code starts. The first line of a file is 1.
 * @property {string} extension `ts`, `mts`, `js`, ...
 * @property {string} code
 */

/**
 * Matches a fenced block of TypeScript or JavaScript, in Markdown or in a docstring. `margin` is the text before each
 * fence, such as ` * `.
 */
const FENCED = /^(?<margin>[ *]*)```(?<extension>[cm]?[jt]sx?)\n(?<body>[\s\S]*?)^\k<margin>```$/gm;

/**
 * Returns the snippets in the READMEs and guides, in the files from which the site's pages import code, and in the
 * docstrings of the packages' sources.
 */
export function findSnippets() {
  const packages = readdirSync("packages").map((name) => join("packages", name));
  const guides = readdirSync("docs").filter((name) => name.endsWith(".md"));
  const pages = [
    "README.md",
    ...packages.map((folder) => join(folder, "README.md")),
    ...guides.map((name) => join("docs", name)),
  ];
  const sources = packages.flatMap((folder) => filesIn(join(folder, "src"), /(?<!\.test|\.test-d)\.ts$/));
  return [
    ...[...pages, ...sources].filter((file) => existsSync(file)).flatMap(snippetsOf),
    ...filesIn("docs/snippets", /\.ts$/).map(wholeFile),
  ];
}

/** @param {string} file @returns {Snippet} */
function wholeFile(file) {
  return { file, line: 1, extension: "ts", code: readFileSync(file, "utf8") };
}

/** @param {string} file @returns {Snippet[]} */
function snippetsOf(file) {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(FENCED)].map(({ index, groups: { margin = "", extension = "", body = "" } = {} }) => ({
    file,
    line: text.slice(0, index).split("\n").length + 1,
    extension,
    code: body.replace(new RegExp(`^${margin.trimEnd().replaceAll("*", "\\*")} ?`, "gm"), ""),
  }));
}

/** @param {string} folder @param {RegExp} name */
function filesIn(folder, name) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));
}
