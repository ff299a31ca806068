import { readdirSync, readFileSync } from "node:fs";
import type { DefaultTheme } from "vitepress";
import { REPOSITORY_GUIDES } from "../generate/places.mjs";

const site = new URL("../", import.meta.url);

/**
 * Returns the entries of the sidebar. The pages of the recipes and of the API reference have sidebars of their own,
 * which keeps every page short. The playground is in the menu at the top only.
 */
export function sidebar(): DefaultTheme.SidebarMulti {
  const introduction = {
    text: "Introduction",
    items: [
      { text: "Start here", link: "/start" },
      { text: "Monitoring, point by point", link: "/guides/monitoring" },
    ],
  };
  const guides = {
    text: "Guides",
    items: [
      { text: "Guarantees and limits", link: "/guides/guarantees" },
      { text: "Cost", link: "/guides/cost" },
      { text: "Migration", link: "/guides/migration" },
      ...REPOSITORY_GUIDES.map((name) => ({ text: titleOf(`guides/${name}.md`), link: `/guides/${name}` })),
      { text: "Troubleshooting by message", link: "/guides/troubleshooting" },
      { text: "Questions", link: "/guides/questions" },
      { text: "Changelog", link: "/changelog" },
    ],
  };
  return {
    "/recipes/": [{ text: "Recipes", items: [{ text: "All recipes", link: "/recipes/" }, ...generated("recipes")] }],
    "/api/": [{ text: "API reference", items: generated("api") }],
    "/": [introduction, { text: "Packages", items: generated("packages") }, guides],
  };
}

/**
 * Returns an entry for each generated page of a folder. Its text is the title of the page, without `@sentry-policy/`.
 */
function generated(folder: string): DefaultTheme.SidebarItem[] {
  return readdirSync(new URL(`${folder}/`, site))
    .filter((file) => file.endsWith(".md") && file !== "index.md")
    .map((file) => ({ text: titleOf(`${folder}/${file}`), link: `/${folder}/${file.slice(0, -".md".length)}` }))
    .sort((a, b) => a.text.localeCompare(b.text));
}

function titleOf(page: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(new URL(page, site), "utf8"))?.[1] ?? page;
  return title.replace("@sentry-policy/", "");
}
