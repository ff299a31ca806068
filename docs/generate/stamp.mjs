import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { REPOSITORY, REPOSITORY_GUIDES, SITE } from "./places.mjs";

const STAMP = join(SITE, ".generated");
/** The files from which the pages are generated, and the code that generates them. */
const SOURCES = [
  "packages",
  "examples",
  ".changeset",
  "bench/limits.mjs",
  ...REPOSITORY_GUIDES.map((name) => `docs/${name}.md`),
  "docs/generate",
  "docs/tsconfig.api.json",
];
const GENERATED = [
  "api",
  "packages",
  "recipes",
  "parts",
  "changelog.md",
  ...REPOSITORY_GUIDES.map((name) => `guides/${name}.md`),
  "playground/editor/policy-fields.json",
];
const IS_SOURCE = /(?:\/src\/.*(?<!\.test|\.test-d)\.ts|\.md|\.mjs|package\.json|tsconfig\.api\.json)$/;

/** Writes a hash of the generated pages and of the files from which they were generated. */
export function writeStamp() {
  writeFileSync(STAMP, currentStamp());
}

/** Throws if a page is missing, was changed by hand, or was made from other sources than the current ones. */
export function checkStamp() {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === currentStamp()) return;
  throw new Error(
    "The generated pages do not belong to the current sources. Run `pnpm docs:build`, which generates them.",
  );
}

function currentStamp() {
  const hash = createHash("sha256");
  const files = [
    ...SOURCES.flatMap((path) => filesIn(join(REPOSITORY, path))).filter((file) => IS_SOURCE.test(file)),
    ...GENERATED.flatMap((path) => filesIn(join(SITE, path))),
  ];
  for (const file of files)
    hash
      .update(`${relative(REPOSITORY, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "dist" && name !== ".turbo")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isSymbolicLink() ? [] : filesIn(join(path, entry.name))));
}
