// Builds the site into `.vitepress/dist`. First generates some of its pages from the packages, the examples and the
// changesets. With `--generated`, uses the pages of an earlier run instead, and fails if their sources have changed
// since that run.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "vitepress";
import { linkProblems } from "./checks/anchors.mjs";
import { snippetProblems } from "./checks/snippets.mjs";
import { REPOSITORY_GUIDES, SITE } from "./generate/places.mjs";
import { checkStamp } from "./generate/stamp.mjs";

/**
 * Matches pages that are made from files of the repository. Their code is checked in those files, so it is not checked
 * in the page.
 */
const COPIED = new RegExp(
  `^(?:(?:api|packages|recipes)/|(?:changelog|architecture|(?:guides/)?(?:${REPOSITORY_GUIDES.join("|")}))\\.md$)`,
);

try {
  if (process.argv.includes("--generated")) checkStamp();
  else await import("./generate/main.mjs");
  failOn(pages().flatMap((page) => snippetProblems(SITE, page, !COPIED.test(page))));
  await build(SITE);
  failOn(linkProblems(join(SITE, ".vitepress/dist")));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {readonly string[]} problems */
function failOn(problems) {
  if (problems.length > 0) throw new Error(`The site has ${problems.length} problem(s):\n- ${problems.join("\n- ")}`);
}

/** Returns the paths of all pages, in the site's folder. */
function pages() {
  const folders = ["", "guides", "packages", "recipes", "api"];
  return folders.flatMap((folder) =>
    readdirSync(join(SITE, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(folder, file)),
  );
}
