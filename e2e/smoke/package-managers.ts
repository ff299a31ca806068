import { join } from "node:path";
import { runtimes } from "./places.ts";

/** A package manager: how it installs and runs an app, and how to read what it did. */
export interface PackageManager {
  readonly name: string;
  /** The script of its command, which Node runs. */
  readonly script: string;
  /** Arguments before the packages that are added to an app. */
  readonly add: readonly string[];
  /** Arguments that install what the app's package.json names. */
  readonly install: readonly string[];
  /** Whether the app must be run by the package manager, because Node alone does not find the packages. */
  readonly runsApps: boolean;
  /** Text of each file with settings in the app's folder. */
  readonly settings: Readonly<Record<string, string>>;
  /** Matches each line of the output that warns of something. */
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
  // Every line has a code. These are progress, the list of new packages, and their number.
  warning: /^➤ YN(?!0000|0085|0013).*/gm,
  lockfile: "yarn.lock",
  core: /^"@sentry\/core@[^"]+":/gm,
};

export const yarnWithModules: PackageManager = {
  ...yarn,
  name: "yarn with node_modules",
  settings: { ".yarnrc.yml": "nodeLinker: node-modules\n", "yarn.lock": "" },
};

/** Version 10 of the SDK does not start under Plug'n'Play without a dependency that its manifest lacks. */
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
