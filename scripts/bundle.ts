import { fileURLToPath } from "node:url";
import type { UserConfig } from "tsdown";

interface Bundle {
  /** File name in `dist`, without its extension. */
  readonly name: string;
  /** Path of the entry module, relative to the package's folder. */
  readonly entry: string;
  /**
   * Whether the file is a command for Node. No code imports it, so it is built only as an ES module, without
   * declarations.
   */
  readonly isCommand?: boolean;
  /**
   * Whether the file replaces another one in browsers and Workers. It has no declarations, because those of the
   * replaced file apply.
   */
  readonly isForBrowsers?: boolean;
}

/**
 * Returns the configuration of tsdown for a package: one file per entry and format, with source maps and declaration
 * maps that lead to `src`. The package's dependencies and peer dependencies stay imports. `@sentry-policy/internal` is
 * bundled.
 */
export function bundle(...bundles: readonly Bundle[]): UserConfig[] {
  return bundles.map(({ name, entry, isCommand = false, isForBrowsers = false }) => ({
    entry: { [name]: entry },
    format: isCommand ? ["esm"] : ["esm", "cjs"],
    platform: isCommand ? "node" : "neutral",
    target: "es2022",
    fixedExtension: false,
    clean: false,
    sourcemap: true,
    dts: !isCommand && !isForBrowsers && { oxc: true, sourcemap: true },
    inputOptions: { resolve: { conditionNames: [...(isForBrowsers ? ["browser"] : []), "import", "default"] } },
    tsconfig: fileURLToPath(new URL("../tsconfig.build.json", import.meta.url)),
    logLevel: "warn",
  }));
}
