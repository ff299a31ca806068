import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { siteFiles } from "./site-files.ts";

const files = siteFiles();

/** Returns the compressed size of the only script with this name, in bytes. */
function compressedSize(name: string): number {
  const found = files.filter(({ path }) => path.includes(`assets/chunks/${name}.`) && path.endsWith(".js"));
  const [script] = found;
  if (script === undefined || found.length > 1) throw new Error(`${found.length} scripts are called ${name}.`);
  return gzipSync(script.content, { level: 9 }).length;
}

test("the whole site is at most 3 MB large", () => {
  const total = files.reduce((sum, { content }) => sum + content.length, 0);

  expect(total).toBeLessThanOrEqual(3_000_000);
});

test("the playground's own script is at most 35 kB large, and its editor at most 130 kB, both compressed", () => {
  expect(compressedSize("PolicyPlayground")).toBeLessThanOrEqual(35_000);
  expect(compressedSize("editor")).toBeLessThanOrEqual(130_000);
});

test("no page shows the source of a diagram", () => {
  const pages = files.filter(({ path }) => path.endsWith(".html"));

  expect(pages.filter(({ content }) => content.includes("language-mermaid")).map(({ path }) => path)).toEqual([]);
  expect(pages.some(({ content }) => content.includes('class="diagram"'))).toBe(true);
});
