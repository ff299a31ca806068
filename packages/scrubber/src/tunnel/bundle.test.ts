import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

it("the tunnel imports neither a Sentry SDK nor a module of Node", async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL("index.ts", import.meta.url))],
    bundle: true,
    platform: "neutral",
    mainFields: ["main"],
    conditions: ["@sentry-policy/source", "browser"],
    external: ["@sentry/*", "node:*"],
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(imported).toEqual([]);
});
