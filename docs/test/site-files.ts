import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { SITE } from "../generate/places.mjs";

const DIST = join(SITE, ".vitepress/dist");

/** Returns the file that a web server would send for a path, as GitHub Pages does: `/start` -> `start.html` */
export function fileAt(path: string): { name: string; content: Buffer } | undefined {
  const names = [path, `${path}.html`, join(path, "index.html")].map((name) => join(DIST, decodeURIComponent(name)));
  const name = names.find((each) => each.startsWith(DIST) && existsSync(each) && statSync(each).isFile());
  return name === undefined ? undefined : { name, content: readFileSync(name) };
}

/** Returns all files of the built site, with their paths relative to its folder. */
export function siteFiles(): readonly { path: string; content: Buffer }[] {
  return readdirSync(DIST, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(DIST, path)).isFile())
    .map((path) => ({ path, content: readFileSync(join(DIST, path)) }));
}

/** Returns the paths of all pages: `/`, `/start`, `/packages/scrubber` */
export function pagePaths(): readonly string[] {
  return readdirSync(DIST, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => `/${file.replaceAll("\\", "/").replace(/(?:index)?\.html$/, "")}`);
}
