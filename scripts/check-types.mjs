// Compiles the code examples of the documentation and the type tests (`e2e/types`) against our built packages. Does
// this for each major version of the SDK, with every supported version of TypeScript. Prints a table and the errors. In
// the table, `exact` stands for `exactOptionalPropertyTypes`.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layOutApps, SDKS } from "./types/app.mjs";
import { compile } from "./types/compile.mjs";
import { findSnippets } from "./types/snippets.mjs";

/** The supported versions of TypeScript, each with the npm package that contains it. */
const COMPILERS = [
  ["5.4", "typescript-5.4"],
  ["5.9", "typescript-5.9"],
  ["6.0", "typescript-6.0"],
  ["7", "typescript"],
];

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  allowJs: true,
  checkJs: true,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node", "vite/client"],
  moduleDetection: "force",
};

/** Width of a table column, in characters. */
const WIDTH = 20;

const folder = realpathSync(mkdtempSync(join(tmpdir(), "sentry-policy-types-")));
try {
  const snippets = findSnippets();
  layOutApps(folder, snippets);
  console.log(`${snippets.length} snippets`);
  const checked = await Promise.all(COMPILERS.map(([version = "", compiler = ""]) => check(version, compiler)));
  report(checked.flat());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Compiles all projects with one version of TypeScript. Returns one table cell for each project.
 *
 * @param {string} version
 * @param {string} compiler
 */
async function check(version, compiler) {
  const projects = projectsOf(version);
  const outputs = await compile(compiler, projects.map(writeProject));
  return projects.map(({ row, sdk }, place) => ({ row, sdk, errors: errorsIn(outputs[place] ?? "") }));
}

/** @param {string} version */
function projectsOf(version) {
  const resolutions = [
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "esnext", moduleResolution: "bundler" },
    // TypeScript 6 deprecates `node10`. TypeScript 7 does not support it any more.
    { module: "esnext", moduleResolution: "node10", ...(version === "6.0" && { ignoreDeprecations: "6.0" }) },
  ];
  const projects = resolutions.slice(0, version === "7" ? 2 : 3).flatMap((resolution) =>
    [false, true].map((exactOptionalPropertyTypes) => ({
      row: `${version} ${resolution.moduleResolution}${exactOptionalPropertyTypes ? " exact" : ""}`,
      options: { ...OPTIONS, ...resolution, exactOptionalPropertyTypes },
      // The snippets import t3-env, whose package cannot be resolved with `node10`.
      include: resolution.moduleResolution === "node10" ? ["e2e"] : ["e2e", "snippets"],
    })),
  );
  return SDKS.flatMap((sdk) => projects.map((project) => ({ sdk, ...project })));
}

/** @param {ReturnType<typeof projectsOf>[number]} project */
function writeProject({ row, sdk, options, include }) {
  const path = join(folder, sdk, `tsconfig.${row.replaceAll(" ", "-")}.json`);
  writeFileSync(path, JSON.stringify({ compilerOptions: options, include }));
  return path;
}

/**
 * Returns the errors in the output of `tsc`. Errors outside the app's folder are omitted, because they are in the
 * declarations of other packages. Cloudflare's SDK has such errors, because it needs types that conflict with those of
 * a browser.
 *
 * @param {string} output
 */
function errorsIn(output) {
  // Splits the output into errors. All lines of an error except the first are indented, so each line that is not
  // indented starts a new error.
  const errors = output.split(/\n(?! )/).filter((error) => error !== "" && !error.startsWith("../"));
  // Replaces the name of the compiled file with the name of the page that contains the snippet. For example,
  // `snippets/README.md@9.ts(12,3): ...` becomes `README.md(12,3): ...`.
  return errors.map((error) => error.replace(/^snippets\/(.*)@\d+\.\w+(?=\()/, "$1"));
}

/** @param {Awaited<ReturnType<typeof check>>} cells */
function report(cells) {
  /** @type {Map<string, string[]>} */
  const cellsByError = new Map();
  for (const { row, sdk, errors } of cells) {
    for (const error of errors) cellsByError.set(error, [...(cellsByError.get(error) ?? []), `${row} SDK ${sdk}`]);
  }
  printRow("", ...SDKS.map((sdk) => `SDK ${sdk}`));
  for (const row of new Set(cells.map((cell) => cell.row)))
    printRow(row, ...cells.filter((cell) => cell.row === row).map(({ errors }) => stateOf(errors.length)));
  for (const [error, found] of cellsByError)
    console.error(`\n${error}\n  in ${found.length === cells.length ? "all cells" : found.join(", ")}`);
  if (cellsByError.size > 0) process.exitCode = 1;
}

/** @param {string[]} texts */
function printRow(...texts) {
  console.log(texts.map((text) => text.padEnd(WIDTH)).join(""));
}

/** @param {number} count */
function stateOf(count) {
  return count === 0 ? "ok" : `${count} error(s)`;
}
