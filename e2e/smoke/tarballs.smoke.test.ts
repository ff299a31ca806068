import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runtimes } from "./places.ts";

const unpacked = join(runtimes, "node-v11/node_modules/@sentry-policy");
const names = ["compose", "config", "sampler", "scrubber"];

test("every shipped package, and no private one, is packed", () => {
  expect(readdirSync(unpacked).sort()).toEqual(names);
});

test.each(names)("the tarball of %s holds what is built and neither sources nor tests", (name) => {
  const files = readdirSync(join(unpacked, name), { recursive: true, encoding: "utf8" });

  expect(files).toContain("dist/index.js");
  expect(files).toContain("dist/cjs/index.js");
  expect(files.filter((file) => /^src\b|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
});

test.each(names)("the manifest of %s points at nothing that only the monorepo has", (name) => {
  const manifest = readFileSync(join(unpacked, name, "package.json"), "utf8");

  expect(manifest).not.toMatch(/@sentry-policy\/source|workspace:|\/src\//);
});
