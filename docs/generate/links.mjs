import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { FILES_URL, REPOSITORY } from "./places.mjs";

/** Matches the target of a link in Markdown: `](../packages/health#metrics)`, `]: ../packages/health` */
const TARGET = /(?<=\]\(|^\[[^\]\n]+\]: )(?![a-z]+:|#|\/)(?<path>[^)#\s]+)(?<anchor>#[^)\s]*)?/gm;

/** Matches the target of a link to a file in the repository on GitHub. */
const REPOSITORY_LINK = new RegExp(`(?<=\\]\\()${FILES_URL}(?<path>[^)#\\s]+)`, "g");

/** Matches a fenced block of code. */
const CODE = /(^ *```[\s\S]*?^ *```$)/m;

/**
 * Rewrites the relative links of a file for its page on the site. A link to a file that has a page leads to that page.
 * All other links lead to the repository.
 *
 * @param {string} text
 * @param {string} file Path of the file in the repository.
 * @param {ReadonlyMap<string, string>} pages Addresses of pages on the site, by the path of their source file.
 */
export function rewriteLinks(text, file, pages) {
  const parts = text.split(CODE);
  return parts.map((part, place) => (place % 2 === 0 ? rewriteIn(part, file, pages) : part)).join("");
}

/** @param {string} text @param {string} file @param {ReadonlyMap<string, string>} pages */
function rewriteIn(text, file, pages) {
  const relative = text.replaceAll(REPOSITORY_LINK, (link, path) => pages.get(path) ?? link);
  return relative.replaceAll(TARGET, (_, path, anchor = "") => {
    const target = posix.normalize(posix.join(dirname(file), path)).replace(/\/$/, "");
    const page = pages.get(target) ?? pages.get(`${target}/README.md`);
    if (page !== undefined) return page + anchor;
    if (!existsSync(join(REPOSITORY, target))) throw new Error(`${file}: the link to ${path} leads to no file.`);
    return FILES_URL + target + anchor;
  });
}
