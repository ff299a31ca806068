// Builds the package in the current folder: ES modules into dist, CommonJS into dist/cjs, declarations beside both.
// Runs plain `tsc` twice, without a bundler, so that stack traces and tree-shaking work file by file.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";

const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const compile = (/** @type {string} */ project, /** @type {string[]} */ ...flags) =>
  execFileSync(process.execPath, [tsc, "-p", project, ...flags], { stdio: "inherit" });

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
rmSync("dist", { recursive: true, force: true });
compile("tsconfig.json");
// Commands run only on Node, so they are compiled with its types.
if (existsSync("tsconfig.cli.json")) compile("tsconfig.cli.json");

if (manifest.exports?.["."]?.require) {
  compile(
    "tsconfig.json",
    "--outDir",
    "dist/cjs",
    "--module",
    "commonjs",
    "--moduleResolution",
    "bundler",
    "--verbatimModuleSyntax",
    "false",
  );
  writeFileSync("dist/cjs/package.json", `${JSON.stringify({ type: "commonjs" })}\n`);
  nameImportsByPath("dist/cjs", manifest.publishConfig?.imports ?? {});
}

/**
 * Replaces each `#name` in `root` by the relative path of its default target. Node looks `#names` up in the nearest
 * package.json, and the one in dist/cjs has no `imports`.
 *
 * @param {string} root
 * @param {Record<string, { default: string }>} imports
 */
function nameImportsByPath(root, imports) {
  const aliases = Object.entries(imports);
  if (aliases.length === 0) return;
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:js|d\.ts)$/.test(name)) continue;
    const file = join(root, name);
    let text = readFileSync(file, "utf8");
    for (const [alias, target] of aliases) {
      const path = relative(dirname(file), join(root, target.default.replace(/^\.\/dist\//, "")));
      text = text.replaceAll(`"${alias}"`, `"./${path.split(sep).join("/")}"`);
    }
    writeFileSync(file, text);
  }
}
