import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pnpm } from "../../scripts/pnpm.mjs";
import { repository, runtimes } from "./places.ts";

interface Manifest {
  name: string;
  private?: boolean;
  dependencies?: Record<string, string>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

const appsWithAnSdk = (): string[] =>
  readdirSync(runtimes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(runtimes, entry.name, "package.json")))
    .map((entry) => join(runtimes, entry.name))
    .filter((app) => readManifest(app).dependencies?.["@sentry/core"]);

/**
 * Development tools, which apps do not import. Their tarballs are unpacked only into the app in which they are tested.
 */
export const TOOLS: readonly string[] = ["export"];
const APP_WITH_TOOLS = join(runtimes, "node-v11");

export interface Tarball {
  /** The package's name without its scope. */
  readonly name: string;
  readonly path: string;
}

/** Creates the tarball of each public package in the folder `destination`. */
export function packTarballs(destination: string): Tarball[] {
  const folders = readdirSync(join(repository, "packages")).map((name) => join(repository, "packages", name));
  const shipped = folders.filter((folder) => readManifest(folder).private !== true);
  for (const name of shipped) {
    if (!existsSync(join(name, "dist/index.js")))
      throw new Error(`packages/${name} has no dist to pack: run "pnpm build" first`);
  }
  pnpm(
    "--recursive",
    "--filter",
    "./packages/*",
    "--filter",
    "!@sentry-policy/internal",
    "pack",
    "--pack-destination",
    destination,
  );
  return readdirSync(destination).map((file) => {
    // `sentry-policy-scrubber-1.2.3.tgz` -> `scrubber`
    const name = /^sentry-policy-([a-z-]+)-\d/.exec(file)?.[1];
    if (name === undefined) throw new Error(`Not a tarball of this repository: ${file}`);
    return { name, path: join(destination, file) };
  });
}

/**
 * Creates the tarball of each public package, and unpacks it into every app with an SDK. If the packages were linked,
 * Node would load the monorepo's @sentry/core instead of the app's.
 */
export function unpackTarballsIntoApps(): void {
  const destination = mkdtempSync(join(tmpdir(), "sentry-policy-tarballs-"));
  try {
    const tarballs = packTarballs(destination);
    for (const app of appsWithAnSdk()) {
      const scope = join(app, "node_modules/@sentry-policy");
      rmSync(scope, { recursive: true, force: true });
      const used = tarballs.filter(({ name }) => app === APP_WITH_TOOLS || !TOOLS.includes(name));
      for (const tarball of used) unpack(tarball, scope);
      for (const { name } of used) checkDependencies(name, app);
    }
  } finally {
    rmSync(destination, { recursive: true, force: true });
  }
}

function unpack({ name, path }: Tarball, scope: string): void {
  const folder = join(scope, name);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", path, "-C", folder, "--strip-components=1"]);
}

/** Throws if a dependency of one of our packages is not installed in an app. */
function checkDependencies(name: string, app: string): void {
  const { dependencies = {} } = readManifest(join(app, "node_modules/@sentry-policy", name));
  for (const dependency of Object.keys(dependencies)) {
    if (!existsSync(join(app, "node_modules", dependency)))
      throw new Error(`@sentry-policy/${name} depends on ${dependency}: add it to ${join(app, "package.json")}`);
  }
}
