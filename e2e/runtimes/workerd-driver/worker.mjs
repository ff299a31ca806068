import { resolve } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** Bundles a worker as wrangler does, and starts it in workerd. */
export async function startWorker(folder, entry) {
  const bundle = await build({
    absWorkingDir: resolve(folder),
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    // The export conditions with which wrangler bundles a Worker.
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
  });
  const sentry = Object.entries(process.env).filter(([name]) => name.startsWith("SENTRY_"));
  return new Miniflare({
    modules: true,
    script: bundle.outputFiles[0].text,
    compatibilityDate: "2026-04-01",
    compatibilityFlags: ["nodejs_compat"],
    bindings: Object.fromEntries(sentry),
    cf: false,
  });
}
