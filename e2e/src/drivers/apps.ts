import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** The SDK versions with which the tests run. Both are installed side by side. */
export type Sdk = "v10" | "v11";

export const SDKS: readonly Sdk[] = ["v10", "v11"];

// This path is the same from `src/drivers` and, after the build, from `dist/drivers`.
const e2e = fileURLToPath(new URL("../../", import.meta.url));
const packages = join(e2e, "../packages");
const SENTRY = ["browser", "core", "node"];
/** The folders of `e2e` whose `*.mjs` files are copied into the apps' folders. */
const SCENARIOS = ["canary", "compose", "health", "sampler", "scrubber", "sdk", "support", "volume"];

interface Manifest {
  version?: string;
  dependencies?: object;
  peerDependencies?: object;
}

/** Returns the path of a scenario (such as `sampler/load/app.mjs`) in the app's folder for an SDK version. */
export function scenarioOf(sdk: Sdk, script: string): string {
  return join(appOf(sdk), script);
}

/**
 * Creates a folder for each SDK version, with that SDK and our packages installed. There, our packages import that
 * version's `@sentry/core`. In the workspace, they would always import the newest one. Files are copied, not linked,
 * because Node resolves imports from a file's real path. A resolve hook would also work, but would double an app's
 * start-up time.
 */
export function layOutApps(): void {
  for (const sdk of SDKS) layOut(sdk);
}

function layOut(sdk: Sdk): void {
  const modules = join(appOf(sdk), "node_modules");
  rmSync(appOf(sdk), { recursive: true, force: true });
  for (const folder of SCENARIOS) copy(join(e2e, folder), join(appOf(sdk), folder), isScenario);
  bundleSdk(sdk, join(modules, "@sentry"));
  for (const name of readdirSync(packages).filter((name) => existsSync(join(packages, name, "package.json")))) {
    const [from, to] = [join(packages, name), join(modules, "@sentry-policy", name)];
    for (const part of ["package.json", "dist"]) copy(join(from, part), join(to, part));
    for (const other of othersOf(from)) link(join(from, "node_modules", other), join(modules, other));
  }
}

/**
 * Bundles each package of an SDK into one file, and shared code into further files. With bundles, an app starts three
 * times as fast. In the smoke tests, apps load the packages unbundled, as a user's app does.
 */
function bundleSdk(sdk: Sdk, outdir: string): void {
  buildSync({
    entryPoints: Object.fromEntries(SENTRY.map((name) => [`${name}/index`, installed(sdk, name)])),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    // CommonJS packages in the bundle call `require` for built-in modules of Node. An ES module has no `require`.
    banner: {
      js: 'import { createRequire as bundleRequire } from "node:module"; const require = bundleRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  // The SDK resolves some modules, such as module hooks, only at run time, so the bundle does not contain them. For
  // such modules, the dependencies of @sentry/node are linked into the app.
  const node = realpathSync(installed(sdk, "node"));
  for (const name of Object.keys(manifestOf(node).dependencies ?? {})) {
    if (name !== "@sentry/core") link(join(node, "../..", name), join(outdir, "..", name));
  }
  for (const name of SENTRY) {
    const { version } = manifestOf(installed(sdk, name));
    const manifest = {
      name: `@sentry/${name}`,
      version,
      exports: { ".": "./index.mjs", "./package.json": "./package.json" },
    };
    writeFileSync(join(outdir, name, "package.json"), JSON.stringify(manifest));
  }
}

function installed(sdk: Sdk, name: string): string {
  return join(e2e, "node_modules", `sentry-${name}-${sdk}`);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/**
 * Returns the names of a package's dependencies and peer dependencies, without Sentry's packages and our own, which are
 * already installed.
 */
function othersOf(folder: string): string[] {
  const manifest = manifestOf(folder);
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return names.filter((name) => !/^@sentry(?:-policy)?\//.test(name));
}

function appOf(sdk: Sdk): string {
  return join(e2e, ".apps", sdk);
}

/**
 * Copies a file or folder if it exists. A package that is not built has no `dist`, and should break only the apps that
 * import it.
 */
function copy(from: string, to: string, filter: (path: string) => boolean = () => true): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true, filter });
}

/** Checks whether to copy a path of a scenario: folders and `*.mjs` files, but no test files. */
function isScenario(path: string): boolean {
  return path.endsWith(".mjs") || statSync(path).isDirectory();
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(realpathSync(from), to, "junction");
}
