import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Deployment, runIn } from "./deployment.ts";

/** Sizes of a page's scripts in bytes, compressed with gzip. */
export interface BundleCost {
  readonly with: number;
  /** The size without our packages. */
  readonly without: number;
}

/**
 * Describes how much our packages add to a page: `98 kB gzip: with the packages, the page's scripts have 213 kB instead
 * of 115 kB.`
 */
export function formatCost(cost: BundleCost): string {
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  const added = kilobytes(cost.with - cost.without);
  return `${added} gzip: with the packages, the page's scripts have ${kilobytes(cost.with)} instead of ${kilobytes(cost.without)}.`;
}

/** Builds a Vite page twice: as it is, and without our packages. Returns both sizes. */
export async function bundleCostOf(deployment: Deployment): Promise<BundleCost> {
  const complete = await sizeOf(deployment);
  const source = join(deployment.folder, "src");
  for (const name of readdirSync(source)) writeFileSync(join(source, name), withSdkAlone(join(source, name)));
  return { with: complete, without: await sizeOf(deployment) };
}

function withSdkAlone(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/(?:scrubber|sampler|volume)\(\),\s*/g, "")
    .replace(/sentryConfig\([^)]*\)/, "{ dsn: import.meta.env.VITE_SENTRY_DSN }")
    .replace(/compose\(\s*(\{[^}]*\}),\s*(\{[\s\S]*?\}),?\s*\)/, "Object.assign($1, $2)");
}

async function sizeOf(deployment: Deployment): Promise<number> {
  const vite = join(deployment.install, "node_modules/vite/bin/vite.js");
  await runIn(deployment, ["node", vite, "build", "--logLevel", "error"]);
  const assets = join(deployment.folder, "dist/assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0);
}
