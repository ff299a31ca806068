import { join } from "node:path";
import { runtimes } from "./places.ts";

/** How to install and run an app with a package manager, and how to read the output and the lockfile. */
export interface PackageManager {
  readonly name: string;
  /** Path of the package manager's script, which Node runs. */
  readonly script: string;
  /** Arguments that add packages. The packages' names follow. */
  readonly add: readonly string[];
  /** Arguments that install what the app's package.json lists. */
  readonly install: readonly string[];
  /** Whether only the package manager can start the app, because Node alone does not find the packages. */
  readonly runsApps: boolean;
  /** Settings files in the app's folder: their names and contents. */
  readonly settings: Readonly<Record<string, string>>;
  /** Matches each warning in the output, as a whole line. */
  readonly warning: RegExp;
  readonly lockfile: string;
  /** Matches each copy of @sentry/core in the lockfile. */
  readonly core: RegExp;
}

const scriptOf = (path: string): string => join(runtimes, "package-managers/node_modules", path);

export const npm: PackageManager = {
  name: "npm",
  script: scriptOf("npm/bin/npm-cli.js"),
  add: ["install", "--no-audit", "--prefer-offline"],
  install: ["install", "--no-audit", "--prefer-offline"],
  runsApps: false,
  settings: {},
  warning: /^npm (?:warn|error).*/gm,
  lockfile: "package-lock.json",
  core: /"[^"]*node_modules\/@sentry\/core": \{/g,
};

export const strictPnpm: PackageManager = {
  name: "pnpm with strict peers",
  script: scriptOf("pnpm/bin/pnpm.cjs"),
  add: ["add", "--loglevel=warn", "--prefer-offline"],
  install: ["install", "--loglevel=warn", "--prefer-offline"],
  runsApps: false,
  settings: { "pnpm-workspace.yaml": "strictPeerDependencies: true\nautoInstallPeers: false\n" },
  warning: /^.*\S.*$/gm,
  lockfile: "pnpm-lock.yaml",
  core: /'@sentry\/core@[\d.]+':/g,
};

const yarn: Omit<PackageManager, "name" | "settings"> = {
  script: scriptOf("@yarnpkg/cli-dist/bin/yarn.js"),
  add: ["add"],
  install: ["install", "--no-immutable"],
  runsApps: true,
  // Yarn prints a code on each line. 0000 (progress), 0085 (an added package) and 0013 (how many were added) are not
  // warnings. `➤ YN0002: ...` -> true; `➤ YN0000: Done` -> false
  warning: /^➤ YN(?!0000|0085|0013).*/gm,
  lockfile: "yarn.lock",
  core: /^"@sentry\/core@[^"]+":/gm,
};

export const yarnWithModules: PackageManager = {
  ...yarn,
  name: "yarn with node_modules",
  settings: { ".yarnrc.yml": "nodeLinker: node-modules\n", "yarn.lock": "" },
};

/**
 * Declares a dependency that `@sentry/node` v10 does not list in its package.json. Without it, SDK v10 does not start
 * under Yarn Plug'n'Play.
 */
const MISSING_IN_SDK = `packageExtensions:
  "@sentry/node@^10":
    dependencies:
      "@opentelemetry/core": ^2.0.0
`;

export const yarnWithPnp: PackageManager = {
  ...yarn,
  name: "yarn with Plug'n'Play",
  settings: { ".yarnrc.yml": `nodeLinker: pnp\n${MISSING_IN_SDK}`, "yarn.lock": "" },
};
