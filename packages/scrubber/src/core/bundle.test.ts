import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { FEATURE_MODULES } from "../../test/feature-modules.ts";

/**
 * Bundles the core with some features. Returns the modules whose code is in the bundle, according to the source map.
 */
async function modulesWith(features: readonly string[], conditions: string[]): Promise<string[]> {
  const calls = features.map((feature) => `${feature}()`).join();
  const { outputFiles } = await build({
    stdin: {
      contents: `import { scrubber, ${features.join()} } from "@sentry-policy/scrubber/core"; console.log(scrubber({ features: [${calls}] }));`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    conditions,
    external: ["@sentry/core"],
    outdir: "bundle",
    write: false,
    sourcemap: "external",
    logLevel: "silent",
  });
  const map = outputFiles.find(({ path }) => path.endsWith(".map"));
  const { sources }: { sources: string[] } = JSON.parse(map?.text ?? "{}");
  return sources;
}

describe.each([
  ["the source", ["@sentry-policy/source"]],
  ["the built package for browsers", ["browser"]],
  ["the built package for Node", ["node"]],
])("a bundle of %s", (_title, conditions) => {
  it.each([
    [["credentials", "personalData"]],
    [["vendorKeys", "replay"]],
    [["encodedText"]],
    [["truncatedText", "offlineStore"]],
    [["paths", "startupWarnings"]],
    [["allow", "sql"]],
    // `policyChecks` imports modules of `paths` to check paths, and modules of `safeValues` to check blocks of IP
    // addresses. So these three features are tested together.
    [["policyChecks", "paths", "safeValues"]],
  ])("contains %j and no module of another feature", async (features) => {
    const modules = await modulesWith(features, conditions);
    const found = Object.entries(FEATURE_MODULES).filter(([, pattern]) => modules.some((file) => pattern.test(file)));
    expect(found.map(([feature]) => feature).sort()).toEqual([...features].sort());
  });
});
