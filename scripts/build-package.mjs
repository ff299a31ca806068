// Builds the package in the current folder: ES modules into dist, CommonJS into dist/cjs, declarations beside both.
// Plain `tsc` twice, unbundled, so stack traces and tree-shaking stay honest.
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
// A command runs on Node alone, and may use all of it.
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
 * `#names` are looked up in the nearest manifest, and CommonJS has one of its own: there each becomes the path of its
 * default.
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
