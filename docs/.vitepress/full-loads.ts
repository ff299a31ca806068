import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes the scripts that contain the content of a page a second time. VitePress loads them to change from page to
 * page without loading HTML. This site loads the HTML instead (`theme/index.ts`), which makes it a third smaller.
 * For a page that was loaded as HTML, VitePress needs only the script `*.lean.js`.
 */
export function removeContentScripts(folder: string): void {
  const assets = join(folder, "assets");
  for (const file of readdirSync(assets)) {
    if (/\.md\.[\w-]+\.js$/.test(file)) rmSync(join(assets, file));
  }
}
