import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { limitOf } from "../../bench/limits.mjs";
import { publishedPackages } from "./entry-points.mjs";
import { rewriteLinks } from "./links.mjs";
import { REPOSITORY, REPOSITORY_GUIDES, SITE } from "./places.mjs";

/** A page of the site that is made from one file of the repository. */
/** @typedef {{ file: string, address: string }} CopiedPage */

/** @returns {CopiedPage[]} */
function packagePages() {
  return publishedPackages().map((name) => ({ file: `packages/${name}/README.md`, address: `/packages/${name}` }));
}

/** @returns {CopiedPage[]} A page for each folder of `examples` that has a README. */
function recipePages() {
  return readdirSync(join(REPOSITORY, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(REPOSITORY, "examples", entry.name, "README.md")))
    .map(({ name }) => ({ file: `examples/${name}/README.md`, address: `/recipes/${name}` }))
    .sort((a, b) => a.address.localeCompare(b.address));
}

/** Writes the pages that are made from READMEs and guides, and removes the pages of an earlier run. */
export function generatePages() {
  for (const folder of ["packages", "parts", "recipes"]) rmSync(join(SITE, folder), { recursive: true, force: true });
  const recipes = recipePages();
  const guides = REPOSITORY_GUIDES.map((name) => ({ file: `docs/${name}.md`, address: `/guides/${name}` }));
  const pages = [...packagePages(), ...recipes, ...guides];
  const addresses = new Map(pages.map(({ file, address }) => [file, address]));
  for (const { file, address } of pages) write(`${address}.md`, rewriteLinks(read(file), file, addresses));
  write("/recipes/index.md", recipeIndex(recipes, addresses));
  write("/changelog.md", changelog());
  for (const { file } of packagePages()) writeRegions(file, addresses);
  write("/parts/bench-limits.md", benchLimits());
}

/** Matches a region of a README that is also a part of a page: `<!-- #region price -->...<!-- #endregion price -->` */
const REGION = /<!-- #region (?<name>[\w-]+) -->(?<text>[\s\S]*?)<!-- #endregion \k<name> -->/g;

/**
 * Writes the regions of a README as files that pages can include: `parts/sampler-price.md`
 *
 * @param {string} file
 * @param {ReadonlyMap<string, string>} addresses
 */
function writeRegions(file, addresses) {
  const [, name] = file.split("/");
  // Makes a link to a heading of the README lead to this heading on the page of the package.
  for (const { groups: { name: region = "", text = "" } = {} } of read(file).matchAll(REGION))
    write(
      `/parts/${name}-${region}.md`,
      rewriteLinks(text, file, addresses).replaceAll("](#", `](${addresses.get(file)}#`),
    );
}

/** Returns a table of the limits that the benchmark enforces. */
function benchLimits() {
  const kinds = ["browser", "server", "transaction", "logs", "spans"];
  const rows = [
    ["`createScrub()`", "createScrub()"],
    ["`createScrub()`, strings never seen before", "createScrub(), first seen"],
    ["the guard, beyond sending", "guard, net of sending"],
  ].map(([title, row = ""]) => [title, ...kinds.map((kind) => limitOf(row, kind))]);
  const heading = ["", "event of a browser", "event of a server", "transaction", "logs", "spans"];
  return [heading, heading.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/**
 * Returns a page with a link to each recipe. If the examples have a README, its text follows the links.
 *
 * @param {readonly CopiedPage[]} recipes
 * @param {ReadonlyMap<string, string>} addresses
 */
function recipeIndex(recipes, addresses) {
  const rows = recipes.map(({ file, address }) => {
    const { title, summary } = introductionOf(read(file));
    return `- [${title}](${address})${summary === "" ? "" : `: ${summary}`}`;
  });
  const about = "examples/README.md";
  const hasText = existsSync(join(REPOSITORY, about));
  return [
    "# Recipes",
    ...(rows.length > 0 ? [rows.join("\n")] : []),
    ...(hasText
      ? [
          rewriteLinks(read(about), about, addresses)
            .replace(/^# .+\n/, "")
            .trim(),
        ]
      : []),
    "## A plain Node server",
    "This file is loaded before the app, with `node --import ./instrument.mjs app.mjs`. `pnpm demo` runs it.",
    "<<< @/../examples/shop/instrument.mjs",
    "",
  ].join("\n\n");
}

/**
 * Returns the title and the first paragraph of a README.
 *
 * @param {string} text
 */
function introductionOf(text) {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? "Untitled";
  const [, summary = ""] = /^# .+\n+(?![#<`|])([\s\S]+?)(?:\n\n|\n*$)/m.exec(text) ?? [];
  // Keeps only the text of a link, because the index does not repeat links: `[Express](https://...)` -> `Express`
  return { title, summary: summary.replaceAll("\n", " ").replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1") };
}

/** Returns the changelogs of all packages, and what the changesets say about the next release. */
function changelog() {
  const sections = publishedPackages().flatMap((name) => {
    const file = join(REPOSITORY, "packages", name, "CHANGELOG.md");
    if (!existsSync(file)) return [];
    // The headings of a package's changelog are one level below the package's own heading.
    return [readFileSync(file, "utf8").replaceAll(/^#(?=#* )/gm, "##")];
  });
  const pending = changesets();
  return [
    "---\nsearch: false\n---",
    "# Changelog",
    ...(pending.length > 0 ? ["## Not released yet", ...pending] : []),
    ...sections,
    "",
  ].join("\n\n");
}

function changesets() {
  const folder = join(REPOSITORY, ".changeset");
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => {
      const [, header = "", body = ""] =
        /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(readFileSync(join(folder, name), "utf8")) ?? [];
      return {
        packages: [...header.matchAll(/"@sentry-policy\/([\w-]+)"/g)].map(([, found = ""]) => found),
        body: body.trim(),
      };
    });
  return publishedPackages().flatMap((name) => {
    const own = entries.filter(({ packages }) => packages[0] === name);
    if (own.length === 0) return [];
    return [
      `### ${name}`,
      ...own.map(({ packages, body }) => (packages.length > 1 ? `${body}\n\n(${packages.join(", ")})` : body)),
    ];
  });
}

/** @param {string} file */
function read(file) {
  return readFileSync(join(REPOSITORY, file), "utf8");
}

/** @param {string} path @param {string} text */
function write(path, text) {
  const file = join(SITE, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
