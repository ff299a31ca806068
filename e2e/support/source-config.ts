import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

/** Returns options for Vitest. With them, tests in a folder import the sources of our packages instead of `dist`. */
export function sourceConfig(folder: URL): Pick<ViteUserConfig, "root" | "resolve" | "ssr"> {
  return { root: fileURLToPath(folder), resolve: { conditions }, ssr: { resolve: { conditions } } };
}
