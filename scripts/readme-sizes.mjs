// Writes two kinds of sizes into the READMEs: those of the packages, and those of the features of the scrubber's core.
// Each size is between two comments, as in `<!-- size -->1.34 kB<!-- /size -->`. If the environment variable CI is set,
// the script only checks that the sizes are up to date.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { featureSizes } from "./feature-sizes.mjs";

const bin = join(dirname(createRequire(import.meta.url).resolve("size-limit/package.json")), "bin.js");
/**
 * @typedef {{ name: string, size: number }} Measured `name` is a package (`scrubber`), or a package and a feature
 * (`scrubber replay`).
 */
/** @type {Measured[]} */
const bundles = JSON.parse(execFileSync(process.execPath, [bin, "--json"], { encoding: "utf8" }));
const features = (await featureSizes()).map(({ name, size }) => ({ name: `scrubber ${name}`, size }));
const measured = [...bundles, ...features];
const packages = measured.map(({ name }) => name).filter((name) => !name.includes(" "));

/**
 * Formats a size in bytes. For example, 1234 becomes `1.24 kB`. The size is rounded up to a multiple of 10 bytes, so
 * that a patch release of a build tool rarely changes the result.
 *
 * @param {number} bytes
 */
const formatSize = (bytes) => `${(Math.ceil(bytes / 10) / 100).toFixed(2)} kB`;

let outdated = 0;
for (const readme of ["README.md", ...packages.map((name) => `packages/${name}/README.md`)]) {
  const before = readFileSync(readme, "utf8");
  let after = before;
  for (const { name, size } of measured) {
    const [own = "", part] = name.split(" ");
    const isRoot = readme === "README.md";
    if (isRoot ? part !== undefined : !readme.includes(`/${own}/`)) continue;
    const mark = isRoot ? `size ${own}` : part === undefined ? "size" : `size ${part}`;
    const found = new RegExp(`<!-- ${mark} -->.*?<!-- /size -->`, "g");
    if (!found.test(after)) throw new Error(`${readme} has no <!-- ${mark} --> mark`);
    after = after.replace(found, `<!-- ${mark} -->${formatSize(size)}<!-- /size -->`);
  }
  if (after === before) continue;
  outdated += 1;
  if (process.env["CI"])
    console.error(`${readme} states outdated sizes: run pnpm check:sizes without CI set, and commit the result.`);
  else writeFileSync(readme, after);
}
if (process.env["CI"] && outdated > 0) process.exitCode = 1;
