import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "tsdown";

interface Bundle {
  /** Name of the file in `dist`, without its extension. */
  readonly name: string;
  /** Path of the entry module, relative to the package's folder. */
  readonly entry: string;
  /**
   * Whether the file is a command for Node. No code imports a command, so it is built only as an ES module and without
   * type declarations.
   */
  readonly isCommand?: boolean;
  /**
   * Whether the file replaces another file in browsers and Workers. It is built without type declarations, because
   * those of the replaced file apply to it too.
   */
  readonly isForBrowsers?: boolean;
  /** The module format of the file. By default, one file is built for each format. */
  readonly format?: "esm" | "cjs";
  /**
   * Paths of modules that must stay separate files, so that bundlers can omit those that an app does not use. The build
   * writes the entry, each of these modules and their shared code to separate files in the folder `dist/<name>`.
   */
  readonly parts?: readonly string[];
}

/**
 * Returns the tsdown configuration of a package. Each entry without `parts` is built into one file for each module
 * format. Source maps and declaration maps refer to `src`. Dependencies and peer dependencies are not bundled, except
 * `@sentry-policy/internal`, which is not published.
 */
export function bundle(...bundles: readonly Bundle[]): UserConfig[] {
  return bundles.map(({ name, entry, format, isCommand = false, isForBrowsers = false, parts }) => ({
    entry: parts ? { index: entry, ...partsByName(parts) } : { [name]: entry },
    outDir: parts ? `dist/${name}` : "dist",
    format: format ?? (isCommand ? "esm" : ["esm", "cjs"]),
    platform: isCommand ? "node" : "neutral",
    target: "es2022",
    fixedExtension: false,
    // Only a bundle with parts may delete old files: the names of its files change, and it has its own folder. All
    // other bundles share `dist`.
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

/**
 * Maps the name of each file to its path. For example, `src/features/replay.ts` becomes
 * `{ replay: "src/features/replay.ts" }`.
 */
function partsByName(parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(parts.map((path) => [basename(path, ".ts"), path]));
}
