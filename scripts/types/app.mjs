import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The major versions of Sentry's SDK, as in the dependency names of `e2e/package.json`, such as `sentry-node-v10`. */
export const SDKS = Object.freeze(["v10", "v11"]);

/**
 * Maps each package of the SDK to its part of a dependency name in `e2e/package.json`, such as `node` in
 * `sentry-node-v10`. For `nextjs`, this is the browser SDK, because the client of a Next.js page is a browser client.
 */
const SENTRY = Object.entries({
  browser: "browser",
  cloudflare: "cloudflare",
  core: "core",
  nextjs: "browser",
  node: "node",
});
/** Other packages whose code or global types the snippets need, with the folder in which each is installed. */
const OTHERS = Object.entries({
  "@opentelemetry/api": "packages/health",
  "@t3-oss/env-core": "e2e",
  "prom-client": "packages/health",
  vite: "e2e",
  zod: "e2e",
});

/**
 * Creates one app for each major version of the SDK in `folder`. It contains the SDK, our packages as they are
 * published, the code examples of the documentation, and the type tests.
 *
 * @param {string} folder
 * @param {readonly import("./snippets.mjs").Snippet[]} snippets
 */
export function layOutApps(folder, snippets) {
  link("node_modules/@types/node", join(folder, "node_modules/@types/node"));
  for (const [name, where] of OTHERS) link(join(where, "node_modules", name), join(folder, "node_modules", name));
  for (const sdk of SDKS) {
    const app = join(folder, sdk);
    for (const [name, alias] of SENTRY)
      link(join("e2e/node_modules", `sentry-${alias}-${sdk}`), join(app, "node_modules/@sentry", name));
    for (const name of publishedPackages()) {
      for (const part of ["package.json", "dist"])
        cpSync(join("packages", name, part), join(app, "node_modules/@sentry-policy", name, part), { recursive: true });
    }
    writeFileSync(join(app, "package.json"), '{ "type": "module" }');
    cpSync("e2e/types", join(app, "e2e/types"), { recursive: true });
    for (const snippet of snippets) writeSnippet(join(app, "snippets"), snippet);
  }
}

/**
 * Writes a snippet as a module. Blank lines at the start give it the same line numbers as in the documentation.
 *
 * @param {string} to
 * @param {import("./snippets.mjs").Snippet} snippet
 */
function writeSnippet(to, { file, line, extension, code }) {
  const path = join(to, `${file}@${line}.${extension}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "\n".repeat(line - 1) + code);
}

function publishedPackages() {
  return readdirSync("packages").filter((name) => {
    const manifest = JSON.parse(readFileSync(join("packages", name, "package.json"), "utf8"));
    return manifest.private !== true;
  });
}

/** @param {string} from @param {string} to */
function link(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(realpathSync(from), to, "junction");
}
