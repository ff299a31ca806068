import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

const TARGET = /<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="(?<target>[^"]*)"/g;
const ID = /\sid="(?<id>[^"]+)"/g;

/**
 * Returns the problems of the links in the built site: links to files or to anchors that do not exist. VitePress
 * itself reports links to missing pages, but not links to missing anchors.
 *
 * @param {string} folder Folder of the built site.
 */
export function linkProblems(folder) {
  const pages = new Map(pagesIn(folder).map((page) => [page, readFileSync(join(folder, page), "utf8")]));
  const ids = new Map(
    [...pages].map(([page, html]) => [page, new Set([...html.matchAll(ID)].map(({ groups }) => groups?.["id"]))]),
  );
  return [...pages].flatMap(([page, html]) => {
    const targets = new Set([...html.matchAll(TARGET)].map(({ groups }) => groups?.["target"] ?? ""));
    return [...targets].flatMap((target) => {
      if (/^[a-z]+:|^\/\//.test(target)) return [];
      const [path = "", anchor = ""] = decodeURI(target).split("#");
      const file = fileOf(folder, page, path);
      if (file === undefined) return [`${page}: the link to ${target} leads to no file.`];
      const isThere = anchor === "" || !file.endsWith(".html") || ids.get(file)?.has(anchor);
      return isThere ? [] : [`${page}: the link to ${target} leads to no heading.`];
    });
  });
}

/**
 * Returns the file of a link's path, or `undefined` if there is none.
 *
 * @param {string} folder
 * @param {string} page
 * @param {string} path
 */
function fileOf(folder, page, path) {
  if (path === "") return page;
  const target = posix.join("/", path.startsWith("/") ? path : posix.join(posix.dirname(page), path)).slice(1);
  return [target, `${target}.html`, posix.join(target, "index.html")].find(
    (file) => existsSync(join(folder, file)) && statSync(join(folder, file)).isFile(),
  );
}

/** @param {string} folder @returns {string[]} */
function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll("\\", "/"));
}
