import { basename } from "node:path";
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
  /** The module format of the file. By default, one file is built for each format. */
  readonly format?: "esm" | "cjs";
  /**
   * Paths of modules that must stay separate files, so that bundlers can leave them out if an app does not use them.
   * The build writes a file for the entry, one for each of these modules, and further ones for shared code, all into
   * the folder `dist/<name>`.
   */
  readonly parts?: readonly string[];
}

/**
 * Returns the tsdown configuration of a package. Each entry without `parts` is built into one file for each format.
 * Source and declaration maps refer to `src`. The package's dependencies and peer dependencies stay imports, but
 * `@sentry-policy/internal` is bundled.
 */
export function bundle(...bundles: readonly Bundle[]): UserConfig[] {
  return bundles.map(({ name, entry, format, isCommand = false, isForBrowsers = false, parts }) => ({
    entry: parts ? { index: entry, ...partsByName(parts) } : { [name]: entry },
    outDir: parts ? `dist/${name}` : "dist",
    format: format ?? (isCommand ? "esm" : ["esm", "cjs"]),
    platform: isCommand ? "node" : "neutral",
    target: "es2022",
    fixedExtension: false,
    // All bundles without parts share `dist`. A bundle with parts has a folder of its own, whose file names change.
    clean: parts !== undefined,
    sourcemap: true,
    dts: !isCommand && !isForBrowsers && { oxc: true, sourcemap: true },
    inputOptions: {
      resolve: { conditionNames: [...(isForBrowsers ? ["browser"] : []), "import", "default"] },
    },
    tsconfig: fileURLToPath(new URL("../tsconfig.build.json", import.meta.url)),
    logLevel: "warn",
  }));
}

/** Returns entries by file name: `src/features/replay.ts` -> `{ replay: "src/features/replay.ts" }` */
function partsByName(parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(parts.map((path) => [basename(path, ".ts"), path]));
}
