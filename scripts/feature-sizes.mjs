// Measures how many bytes each feature adds to a bundle of the scrubber's core. If the script is run directly, it also
// prints the modules of a bundle with the given features:
// node scripts/feature-sizes.mjs [scrubber|createScrub] [feature...]
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const CORE = resolve("packages/scrubber/dist/core.browser/index.js");
/**
 * The features of the base bundle. The size of one of these features is measured by removing it from the bundle. The
 * size of any other feature is measured by adding it to the bundle.
 */
const BASE = ["credentials", "personalData"];
const FEATURES = [
  ...BASE,
  "notations",
  "vendorKeys",
  "encodedText",
  "truncatedText",
  "paths",
  "safeValues",
  "allow",
  "sql",
  "replay",
  "offlineStore",
  "startupWarnings",
  "policyChecks",
];

/**
 * Returns the minified and gzipped size of each feature, in bytes. This is the number of bytes that the feature adds to
 * a bundle of the core with the features `credentials` and `personalData`.
 *
 * @returns {Promise<{ name: string, size: number }[]>}
 */
export async function featureSizes() {
  const { size: base } = await bundleWith("scrubber", BASE);
  return Promise.all(
    FEATURES.map(async (name) => {
      const isInBase = BASE.includes(name);
      const others = isInBase ? BASE.filter((each) => each !== name) : [...BASE, name];
      const { size } = await bundleWith("scrubber", others);
      return { name, size: Math.abs(size - base) };
    }),
  );
}

/**
 * @param {string} core
 * @param {readonly string[]} features
 */
async function bundleWith(core, features) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${[core, ...features].join()} } from ${JSON.stringify(CORE)}`, resolveDir: "." },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["@sentry/core"],
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const modules = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return { size: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length, modules };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , core = "scrubber", ...listed] = process.argv;
  const features = listed.length > 0 ? listed : BASE;
  const { size, modules } = await bundleWith(core, features);
  for (const [file, { bytesInOutput }] of modules.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput))
    if (bytesInOutput > 0)
      console.log(`${String(bytesInOutput).padStart(6)}  ${file.replace(/^.*\/core\.browser\//, "")}`);
  console.log(`\n${core} with ${features.join(", ")}: ${size} bytes gzipped; the modules above are not gzipped.\n`);
  for (const { name, size: added } of await featureSizes()) console.log(`${String(added).padStart(6)}  ${name}`);
}
