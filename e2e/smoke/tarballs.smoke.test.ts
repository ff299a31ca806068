import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runtimes } from "./places.ts";

const unpacked = join(runtimes, "node-v11/node_modules/@sentry-policy");
const names = ["compose", "config", "sampler", "scrubber"];

test("every published package is packed, and no private one", () => {
  expect(readdirSync(unpacked).sort()).toEqual(names);
});

test.each(names)("the tarball of %s contains the build output, but no sources or tests", (name) => {
  const files = readdirSync(join(unpacked, name), { recursive: true, encoding: "utf8" });

  expect(files).toContain("dist/index.js");
  expect(files).toContain("dist/cjs/index.js");
  expect(files.filter((file) => /^src\b|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
});

test.each(names)("the manifest of %s refers to nothing that exists only in the monorepo", (name) => {
  const manifest = readFileSync(join(unpacked, name, "package.json"), "utf8");

  expect(manifest).not.toMatch(/@sentry-policy\/source|workspace:|\/src\//);
});
