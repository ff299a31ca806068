import { join } from "node:path";
import { runtimes } from "./places.ts";

/** Describes how to install and run an app with a package manager, and how to read its output and lockfile. */
export interface PackageManager {
  readonly name: string;
  /** Path of the package manager's command-line script, which is run with Node. */
  readonly script: string;
  /** Arguments that add packages to an app. The names of the packages follow these arguments. */
  readonly add: readonly string[];
  /** Arguments that install the dependencies in the app's package.json. */
  readonly install: readonly string[];
  /** Whether the package manager must start the app, because Node alone does not find the packages. */
  readonly runsApps: boolean;
  /** Settings files that are written to the app's folder. Maps file names to contents. */
  readonly settings: Readonly<Record<string, string>>;
  /** Matches each warning in the output. A match is a whole line. */
  readonly warning: RegExp;
  readonly lockfile: string;
  /** Matches each copy of @sentry/core that the lockfile lists. */
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
  // Yarn prints a code on each line. The excluded codes are not warnings: 0000 is progress, 0085 is an added package,
  // and 0013 is the number of added packages. Example: `➤ YN0002: ...` matches, but `➤ YN0000: Done` does not.
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
 * Declares a dependency that the package.json of `@sentry/node` v10 does not list. Without it, SDK v10 does not start
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
