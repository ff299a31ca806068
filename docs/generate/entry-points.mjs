import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./places.mjs";

/**
 * An entry point of a published package.
 *
 * @typedef {object} EntryPoint
 * @property {string} specifier What an app imports: `@sentry-policy/scrubber/core`.
 * @property {string} page Name of the folder with its API pages: `scrubber-core`.
 * @property {string} source Absolute path of its source.
 */

/** @returns {string[]} The folders of the published packages, in the order in which the site lists them. */
export function publishedPackages() {
  const first = ["config", "scrubber", "sampler", "volume", "compose", "health"];
  const found = readdirSync(join(REPOSITORY, "packages")).filter((name) => manifestOf(name).private !== true);
  return [...first.filter((name) => found.includes(name)), ...found.filter((name) => !first.includes(name))];
}

/** @returns {EntryPoint[]} All entry points that can be imported and have a source. */
export function entryPoints() {
  return publishedPackages().flatMap((folder) => {
    const { name, exports } = manifestOf(folder);
    return Object.entries(exports).flatMap(([path, conditions]) => {
      const source = conditions["@sentry-policy/source"];
      if (source === undefined) return [];
      const entry = path.slice(2);
      return {
        specifier: entry === "" ? name : `${name}/${entry}`,
        page: entry === "" ? folder : `${folder}-${entry}`,
        source: join(REPOSITORY, "packages", folder, source),
      };
    });
  });
}

/** @param {string} folder */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(REPOSITORY, "packages", folder, "package.json"), "utf8"));
}
