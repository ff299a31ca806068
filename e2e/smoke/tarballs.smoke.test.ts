import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { runtimes } from "./places.ts";

const unpacked = join(runtimes, "node-v11/node_modules/@sentry-policy");
const names = ["compose", "config", "export", "health", "sampler", "scrubber", "volume"];

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

test("every published package is packed, and no private package is", () => {
  expect(readdirSync(unpacked).sort()).toEqual(names);
});

test.each(names)("the tarball of %s contains the bundles, their maps and sources, but no tests", (name) => {
  const files = readdirSync(join(unpacked, name), { recursive: true, encoding: "utf8" });

  for (const bundle of ["index.js", "index.cjs", "index.d.ts", "index.d.cts"]) {
    expect(files).toContain(`dist/${bundle}`);
    expect(files).toContain(`dist/${bundle}.map`);
  }
  expect(files).toContain("src/index.ts");
  expect(files.filter((file) => /\.test(?:-d)?\.|tsconfig|tsdown/.test(file))).toEqual([]);
});

test.each(names)("every map in the tarball of %s refers to sources that the tarball or the map contains", (name) => {
  const folder = join(unpacked, name, "dist");
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".map"))) {
    const { sources, sourcesContent }: SourceMap = JSON.parse(readFileSync(join(folder, file), "utf8"));
    // The declarations contain a base class of the private package `internal`. Its source is neither in the tarball nor
    // in the source map, so it is not checked.
    const own = /\.d\.c?ts\.map$/.test(file) ? sources.filter((source) => !source.includes("internal/src/")) : sources;
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((source, at) => !existsSync(join(folder, source)) && !sourcesContent?.[at])).toEqual([]);
  }
});

test.each(names)("every file that the manifest of %s names is in its tarball", (name) => {
  const manifest = readFileSync(join(unpacked, name, "package.json"), "utf8");
  const paths = [...manifest.matchAll(/"(\.\/[^"*]+\.\w+)"/g)].map(([, path = ""]) => path);

  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !existsSync(join(unpacked, name, path)))).toEqual([]);
});

test.each(names)("the manifest of %s refers to nothing that exists only in the monorepo", (name) => {
  const manifest = readFileSync(join(unpacked, name, "package.json"), "utf8");

  expect(manifest).not.toMatch(/@sentry-policy\/(?:source|internal)|workspace:|\/src\/|"scripts"|devDependencies/);
});

test.each([
  ["sentryConfig, describeConfig", false],
  ["sentryEnv", true],
])("a bundle with only %s of the config package contains zod: %s", async (imported, containsZod) => {
  const { metafile } = await build({
    stdin: { contents: `export { ${imported} } from "@sentry-policy/config"`, resolveDir: join(runtimes, "node-v11") },
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );

  expect(bundled.some((file) => file.includes("@sentry-policy/config/"))).toBe(true);
  expect(bundled.some((file) => /node_modules\/zod\//.test(file))).toBe(containsZod);
});
