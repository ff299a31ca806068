import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPOSITORY } from "../generate/places.mjs";

/** Parts of the repository that the build reads. */
const READ = [
  "docs",
  "packages",
  "examples",
  "bench/limits.mjs",
  ".changeset",
  "tsconfig.base.json",
  "tsconfig.build.json",
  "types",
];
const SKIPPED = /(?:^|\/)(?:node_modules|dist|cache|\.turbo)$/;

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "sentry-policy-docs-"));
  for (const path of READ)
    cpSync(join(REPOSITORY, path), join(copy, path), { recursive: true, filter: (source) => !SKIPPED.test(source) });
  for (const path of [
    "docs/node_modules",
    "node_modules",
    "packages/scrubber/node_modules",
    "packages/export/node_modules",
  ]) {
    mkdirSync(join(copy, path, ".."), { recursive: true });
    symlinkSync(join(REPOSITORY, path), join(copy, path), "junction");
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Builds the copy of the site. Uses the generated pages that were copied with it. */
function build(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["build.mjs", "--generated"], {
    cwd: join(copy, "docs"),
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

test.each([
  ["a link to a page that does not exist", "docs/start.md", "\nSee [this](/guides/nowhere).\n", "/guides/nowhere"],
  [
    "a link to a heading that does not exist",
    "docs/start.md",
    "\nSee [this](/guides/cost#nowhere).\n",
    "start.html: the link to /guides/cost#nowhere leads to no heading.",
  ],
  [
    "code from a region that does not exist",
    "docs/start.md",
    "\n<<< @/snippets/monitoring.ts#nowhere\n",
    "start.md: snippets/monitoring.ts has no region nowhere.",
  ],
  [
    "code that no test checks",
    "docs/start.md",
    "\n```ts\nconst x = 1;\n```\n",
    "start.md: contains code that no test checks.",
  ],
  [
    "a docstring that is newer than the pages of the API",
    "packages/scrubber/src/create-scrub.ts",
    "\n/** New. */\nexport const added: number = 1;\n",
    "The generated pages do not belong to the current sources.",
  ],
])("the build fails because of %s", (_, file, fault, message) => {
  const path = join(copy, file);
  const before = readFileSync(path, "utf8");
  appendFileSync(path, fault);

  const { status, output } = build();
  writeFileSync(path, before);

  expect(output).toContain(message);
  expect(status).toBe(1);
});
