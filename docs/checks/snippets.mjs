import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

// Matches an import of code: `<<< @/snippets/health.ts#region`
const CODE_IMPORT = /^ *<<< @\/(?<path>[^#\s{]+)(?:#(?<region>[\w-]+))?/gm;
// Matches an inclusion of a part of another page: `<!--@include: ../packages/scrubber/README.md#region-->`
const INCLUSION = /<!--\s*@include:\s*(?<path>[^#\s]+?)(?:#(?<region>[\w-]+))?\s*-->/g;
/** Matches the first line of a block of TypeScript or JavaScript that is written into the page. */
const WRITTEN_CODE = /^ *```[cm]?[jt]sx?\b/gm;

/**
 * Returns the problems of the code in a page. Imported files and regions that do not exist are problems, because
 * VitePress would show the whole file, or an error on the page. If `isOurs`, code that is written directly into the
 * page is a problem too, because no test runs it.
 *
 * @param {string} site
 * @param {string} page Path of the page in the site's folder.
 * @param {boolean} isOurs Whether the page is written for the site. Pages that are made from READMEs may contain code.
 */
export function snippetProblems(site, page, isOurs) {
  const text = readFileSync(join(site, page), "utf8");
  const imports = [
    ...[...text.matchAll(CODE_IMPORT)].map(({ groups }) => importOf(site, groups)),
    ...[...text.matchAll(INCLUSION)].map(({ groups }) => importOf(join(site, dirname(page)), groups)),
  ];
  const problems = imports.flatMap(({ path, region, file }) => {
    if (!existsSync(file)) return [`${page}: there is no file ${path}.`];
    return region === undefined || hasRegion(readFileSync(file, "utf8"), region)
      ? []
      : [`${page}: ${path} has no region ${region}.`];
  });
  const written = isOurs ? [...text.matchAll(WRITTEN_CODE)] : [];
  return [
    ...problems,
    ...written.map(() => `${page}: contains code that no test checks. Move it to a file in snippets.`),
  ];
}

/** @param {string} folder @param {Record<string, string> | undefined} groups */
function importOf(folder, { path = "", region } = {}) {
  return { path, region, file: join(folder, path) };
}

/** @param {string} text @param {string} region */
function hasRegion(text, region) {
  const marks = [`#region ${region}`, `#endregion ${region}`];
  return marks.every((mark) =>
    text.split("\n").some((line) =>
      line
        .replace(/\s*-->$/, "")
        .trimEnd()
        .endsWith(mark),
    ),
  );
}
