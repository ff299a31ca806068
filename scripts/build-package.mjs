// Builds the package in the current folder: ES modules into dist, CommonJS into dist/cjs, declarations beside both.
// Plain `tsc` twice, unbundled, so stack traces and tree-shaking stay honest.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
const run = (/** @type {string[]} */ ...flags) =>
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.json", ...flags], { stdio: "inherit" });

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
rmSync("dist", { recursive: true, force: true });
run();

if (manifest.exports?.["."]?.require) {
  run(
    "--outDir",
    "dist/cjs",
    "--module",
    "commonjs",
    "--moduleResolution",
    "bundler",
    "--verbatimModuleSyntax",
    "false",
  );
  // Files look for `#imports` in the nearest manifest, which here is this one.
  const imports = JSON.parse(JSON.stringify(manifest.publishConfig?.imports ?? {}).replaceAll("./dist/", "./"));
  writeFileSync("dist/cjs/package.json", `${JSON.stringify({ type: "commonjs", imports })}\n`);
}
