import { fileURLToPath } from "node:url";
import type { ViteUserConfig } from "vitest/config";

const conditions = ["@sentry-policy/source", "node", "import", "module", "default"];

/**
 * Returns options for Vitest with which the tests in a folder import our packages from their sources instead of `dist`.
 */
export function sourceConfig(folder: URL): Pick<ViteUserConfig, "root" | "resolve" | "ssr"> {
  return { root: fileURLToPath(folder), resolve: { conditions }, ssr: { resolve: { conditions } } };
}
