import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const manifestPath = fileURLToPath(new URL("builder.yaml", import.meta.url));

const manifest = readFileSync(manifestPath, "utf8");

/** The version of the collector and of all its components. */
export const VERSION = /^ {2}version: (\S+)$/m.exec(manifest)?.[1];

/**
 * Returns the collector's folder in the user's cache. Its name contains the collector's version and a hash of its
 * components.
 */
export function collectorFolder() {
  const caches = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const modules = manifest.match(/^ {2}- .*$/gm)?.join("\n") ?? "";
  const components = createHash("sha256").update(modules).digest("hex").slice(0, 8);
  return join(caches, "sentry-policy", `otelcol-${VERSION}-${components}`);
}

export function collectorPath() {
  return join(collectorFolder(), "otelcol");
}
