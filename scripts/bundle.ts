import { basename } from "node:path";
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
   * Paths of the modules that bundlers can leave out if an app does not use them. The entry is split into a file for
   * each of them and for what they share, in the folder `name`.
   */
  readonly parts?: readonly string[];
}

/**
 * Returns the configuration of tsdown for a package: one file per entry and format, unless an entry has parts, with
 * source and declaration maps that lead to `src`. Dependencies and peer dependencies of the package stay imports;
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
    clean: false,
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
