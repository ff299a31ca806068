import { transformerStyleToClass } from "@shikijs/transformers";
import { defineConfig } from "vitepress";
import { REPOSITORY_GUIDES } from "../generate/places.mjs";
import { CODE_STYLES, secured, writeCodeStyles } from "./security.ts";
import { sidebar } from "./sidebar.ts";

const REPOSITORY = "https://github.com/sentry-policy/sentry-policy";
/** Replaces the style attributes of highlighted code with classes, because the site's security policy forbids them. */
const codeClasses = transformerStyleToClass({ classPrefix: "code-" });

export default defineConfig({
  title: "sentry-policy",
  description: "Turns a policy for privacy and sampling into options for Sentry.init",
  cleanUrls: true,
  metaChunk: true,
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
    },
    codeTransformers: [codeClasses],
    languageAlias: { mjs: "js", mts: "ts" },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  transformHtml: (html) => secured(html),
  buildEnd: ({ outDir }) => writeCodeStyles(outDir, codeClasses.getCSS()),
  vite: {
    server: { fs: { allow: [".."] } },
    resolve: { conditions: ["@sentry-policy/source"] },
    build: { chunkSizeWarningLimit: 1000 },
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Start", link: "/start" },
      { text: "Playground", link: "/playground" },
      { text: "Guides", link: "/guides/guarantees" },
      { text: "API", link: "/api/" },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: REPOSITORY }],
    footer: { message: "MIT licensed. Not affiliated with Sentry." },
  },
});
