import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

/** Returns the part of a Vitest configuration that resolves our packages to their sources, for the tests in a folder. */
export function sourceConfig(folder: URL): Pick<ViteUserConfig, "root" | "resolve" | "ssr"> {
  return { root: fileURLToPath(folder), resolve: { conditions }, ssr: { resolve: { conditions } } };
}
