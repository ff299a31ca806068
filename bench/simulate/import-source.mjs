import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/**
 * Compiles and imports a module that its package does not export.
 *
 * @param {string} path Relative to this folder.
 * @returns {Promise<any>}
 */
export function importSource(path) {
  const entryPoints = [fileURLToPath(new URL(path, import.meta.url))];
  const { outputFiles } = buildSync({ entryPoints, bundle: true, format: "esm", platform: "neutral", write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);
}
