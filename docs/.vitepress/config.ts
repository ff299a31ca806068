import { transformerStyleToClass } from "@shikijs/transformers";
import { defineConfig } from "vitepress";
import { REPOSITORY_GUIDES } from "../generate/places.mjs";
import { diagramHtml } from "./diagrams.ts";
import { removeContentScripts } from "./full-loads.ts";
import { plainText } from "./plain-text.ts";
import { searchableHtml } from "./search.ts";
import { CODE_STYLES, secured, writeCodeStyles } from "./security.ts";
import { sidebar } from "./sidebar.ts";

const REPOSITORY = "https://github.com/sentry-policy/sentry-policy";
/** Replaces the style attributes of highlighted code with classes, because the site's security policy forbids them. */
const codeClasses = transformerStyleToClass({
  classPrefix: "c-",
  classReplacer: (name) => name.slice(0, "c-12".length),
});

/** Pages that the search leaves out. They repeat other pages: the scrubber's page of the API has the same functions. */
const UNSEARCHED: ReadonlySet<string> = new Set(["api/scrubber-core.md"]);

/** The files of Vue's components, by their short ids. */
const components = new Map<string, string>();

/**
 * Returns a short id for a component, from a hexadecimal hash of its path: `8feb43e6` -> `wsm`. If another component has
 * this id, takes more characters of the hash, because each of them would get the other's styles.
 */
function shortId(path: string, hash: string): string {
  const whole = Number.parseInt(hash, 16).toString(36);
  for (let length = 3; length < whole.length; length += 1) {
    const id = whole.slice(-length);
    const owner = components.get(id) ?? path;
    components.set(id, owner);
    if (owner === path) return id;
  }
  return hash;
}

export default defineConfig({
  title: "sentry-policy",
  description: "Turns a policy for privacy and sampling into options for Sentry.init",
  cleanUrls: true,
  metaChunk: true,
  // Links load whole pages, so their scripts are not loaded in advance.
  router: { prefetchLinks: false },
  srcExclude: ["architecture.md", ...REPOSITORY_GUIDES.map((name) => `${name}.md`), "parts/**", "node_modules/**"],
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: "/favicon.svg" }],
    ["link", { rel: "stylesheet", href: `/${CODE_STYLES}` }],
  ],
  markdown: {
    config(md) {
      // Adds `v-pre`, because Vue would otherwise evaluate `{{ a }}` in inline code as an expression.
      const render = md.renderer.rules.code_inline;
      md.renderer.rules.code_inline = (...args) => render?.(...args).replace("<code", "<code v-pre") ?? "";
      const renderFence = md.renderer.rules.fence;
      md.renderer.rules.fence = (...args) => {
        const [tokens, place] = args;
        const { info, content } = tokens[place] ?? {};
        return info === "mermaid" && content !== undefined ? diagramHtml(content) : (renderFence?.(...args) ?? "");
      };
    },
    // Smaller headings, such as "Returns" in the API reference, have no links of their own.
    anchor: { level: [1, 2, 3] },
    codeTransformers: [plainText, codeClasses],
    languageAlias: { mjs: "js", mts: "ts" },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  transformHtml: (html) => secured(html),
  buildEnd({ outDir }) {
    writeCodeStyles(outDir, codeClasses.getCSS());
    removeContentScripts(outDir);
  },
  // Shortens the attribute that scopes the theme's styles, which is on almost every element.
  vue: { features: { componentIdGenerator: (path, _source, _isProduction, getHash) => shortId(path, getHash(path)) } },
  vite: {
    server: { fs: { allow: [".."] } },
    resolve: { conditions: ["@sentry-policy/source"] },
    build: { chunkSizeWarningLimit: 1000, target: "es2022" },
  },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        // The detailed view would need the scripts that `removeContentScripts` removes.
        disableDetailedView: true,
        _render(source, env, md) {
          const html = md.render(source, env);
          const isLeftOut = env.frontmatter?.["search"] === false || UNSEARCHED.has(env.relativePath);
          return isLeftOut ? "" : searchableHtml(html, env.relativePath);
        },
      },
    },
    nav: [
      { text: "Start", link: "/start" },
      { text: "Playground", link: "/playground" },
      { text: "Guides", link: "/guides/guarantees" },
      { text: "Recipes", link: "/recipes/" },
      { text: "API", link: "/api/" },
      { text: "GitHub", link: REPOSITORY },
    ],
    sidebar: sidebar(),
    // The pages have no order in which to read them.
    docFooter: { prev: false, next: false },
    outline: { level: [2, 3] },
    footer: { message: "MIT licensed. Not affiliated with Sentry." },
  },
});
