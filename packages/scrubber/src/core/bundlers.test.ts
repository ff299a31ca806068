import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, describe, expect, it } from "vitest";
import webpack from "webpack";
import { FEATURE_MODULES } from "../../test/feature-modules.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const FEATURES = ["credentials", "personalData"];

// The page is inside the package's folder, so that bundlers resolve `@sentry-policy/scrubber` to the built package.
const folder = mkdtempSync(join(PACKAGE, "node_modules/.page-"));
const output = mkdtempSync(join(tmpdir(), "page-"));
const page = join(folder, "page.js");
writeFileSync(
  page,
  `import { scrubber, ${FEATURES.join()} } from "@sentry-policy/scrubber/core";
console.log(scrubber({ features: [${FEATURES.map((feature) => `${feature}()`).join()}] }));
`,
);
afterAll(() => {
  for (const made of [folder, output]) rmSync(made, { recursive: true });
});

const BUNDLERS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  async Vite() {
    const result = await build({
      root: folder,
      configFile: false,
      logLevel: "silent",
      build: { write: false, rolldownOptions: { input: page } },
    });
    const outputs = [result].flat().flatMap((made) => ("output" in made ? made.output : []));
    const modules = outputs.flatMap((chunk) => (chunk.type === "chunk" ? Object.entries(chunk.modules) : []));
    return modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([file]) => file);
  },

  async webpack() {
    const compiler = webpack({
      mode: "production",
      context: folder,
      entry: page,
      output: { path: output },
      performance: false,
      // Minification takes most of the time, and does not change which modules are in the bundle.
      optimization: { minimize: false },
    });
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      compiler.run((error, made) => (error === null ? resolve(made) : reject(error)));
    });
    if (stats === undefined || stats.hasErrors()) throw new Error(String(stats));
    const { modules = [] } = stats.toJson({ all: false, modules: true, nestedModules: true, modulesSpace: 1e4 });
    return modules
      .flatMap(({ nameForCondition, modules: nested }) =>
        nested === undefined ? [nameForCondition] : nested.map((inner) => inner.nameForCondition),
      )
      .filter((file) => typeof file === "string");
  },
};

/** Returns the paths of the source modules of a built file. */
function sourcesOf(file: string): readonly string[] {
  const { sources }: { sources: string[] } = JSON.parse(readFileSync(`${file}.map`, "utf8"));
  return sources;
}

describe.each(Object.entries(BUNDLERS))("a page that %s bundles", (_, bundle) => {
  it("contains the two features that it lists, and no module of another feature", async () => {
    const files = (await bundle()).filter((file) => file.includes("/scrubber/dist/"));
    expect(files.length).toBeGreaterThan(10);
    const sources = files.flatMap(sourcesOf);
    const found = Object.entries(FEATURE_MODULES).filter(([, pattern]) =>
      sources.some((source) => pattern.test(source)),
    );
    expect(found.map(([feature]) => feature)).toEqual(FEATURES);
  });
});
