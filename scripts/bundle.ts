import { fileURLToPath } from "node:url";
import type { UserConfig } from "tsdown";

interface Bundle {
  /** File name in `dist`, without its extension. */
  readonly name: string;
  /** Path of the entry module, from the package's folder. */
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
  /** By default, there is a file for each format. */
  readonly format?: "esm" | "cjs";
  /**
   * Whether each module becomes a file of its own, in the folder `name`, so that bundlers leave out those that an app
   * does not use.
   */
  readonly isSplit?: boolean;
}

/**
 * Returns the configuration of tsdown for a package: one file per entry and format, unless an entry is split, with
 * source and declaration maps that lead to `src`. Dependencies and peer dependencies of the package stay imports;
 * `@sentry-policy/internal` is bundled.
 */
export function bundle(...bundles: readonly Bundle[]): UserConfig[] {
  return bundles.map(({ name, entry, format, isCommand = false, isForBrowsers = false, isSplit = false }) => ({
    entry: { [isSplit ? "index" : name]: entry },
    outDir: isSplit ? `dist/${name}` : "dist",
    unbundle: isSplit,
    format: format ?? (isCommand ? "esm" : ["esm", "cjs"]),
    platform: isCommand ? "node" : "neutral",
    target: "es2022",
    fixedExtension: false,
    clean: false,
    sourcemap: true,
    dts: !isCommand && !isForBrowsers && { oxc: true, sourcemap: true },
    inputOptions: {
      resolve: { conditionNames: [...(isForBrowsers ? ["browser"] : []), "import", "default"] },
      // Otherwise, an inlined constant leaves an import without names, for which esbuild logs a warning.
      optimization: { inlineConst: !isSplit },
    },
    tsconfig: fileURLToPath(new URL("../tsconfig.build.json", import.meta.url)),
    logLevel: "warn",
  }));
}
