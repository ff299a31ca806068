// Bundles the worker in the given folder for workerd, and sends the worker one request. Keeps it running until stdin
// ends, because the SDK sends its data only after the response, in `waitUntil`.
import { resolve } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const folder = resolve(process.argv[2]);
const bundle = await build({
  absWorkingDir: folder,
  entryPoints: ["app.mjs"],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  // Wrangler bundles Workers with the same export conditions.
  conditions: ["workerd", "worker", "browser"],
  external: ["node:*", "cloudflare:*"],
});

const { SENTRY_DSN, SENTRY_ENVIRONMENT, SENTRY_TRACES_SAMPLE_RATE } = process.env;
const miniflare = new Miniflare({
  modules: true,
  script: bundle.outputFiles[0].text,
  compatibilityDate: "2026-04-01",
  compatibilityFlags: ["nodejs_compat"],
  bindings: { SENTRY_DSN, SENTRY_ENVIRONMENT, SENTRY_TRACES_SAMPLE_RATE },
  cf: false,
});

const response = await miniflare.dispatchFetch("http://worker.example/");
console.log(await response.text());
for await (const _ of process.stdin);
await miniflare.dispose();
