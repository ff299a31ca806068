import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PackageManager } from "./package-managers.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";
import { type Outcome, smoke } from "./smoke.ts";
import { packTarballs, TOOLS } from "./tarballs.ts";

/** The version of each package, or the `file:` path of its tarball. */
export type Packages = Readonly<Record<string, string>>;

/** A temporary folder for test apps, and for the caches of the package managers. */
export interface Place {
  /** The tarball of each of our packages, except development tools. */
  readonly ours: Packages;
  createApp(manager: PackageManager, dependencies?: Packages): InstalledApp;
  remove(): void;
}

export interface InstalledApp {
  /** Adds packages as a user would: `npm install NAME`. Returns the package manager's warnings. */
  add(packages: Packages): Promise<string[]>;
  /** Installs what the app's package.json lists. Returns the package manager's warnings. */
  install(): Promise<string[]>;
  /** Returns how many copies of @sentry/core are installed. */
  cores(): number;
  /** Runs the app of the Node smoke tests. Its sample rate is so low that the sampler keeps only failed traces. */
  run(): Promise<Outcome>;
}

/**
 * Matches environment variables that a package manager may need to reach its registry. `HTTPS_PROXY` -> true; `HOME` ->
 * false
 */
const NETWORK = /^(?:npm_config_registry|yarn_npm_registry_server|node_extra_ca_certs|(?:https?|no)_proxy)$/i;

export function createPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "sentry-policy-install-"));
  const home = join(folder, "home");
  const tarballs = join(folder, "tarballs");
  for (const each of [home, tarballs]) mkdirSync(each);
  const network = Object.entries(process.env).filter(([name]) => NETWORK.test(name));
  const env: Record<string, string> = {
    ...Object.fromEntries(network.map(([name, value = ""]) => [name, value])),
    HOME: home,
    YARN_ENABLE_TELEMETRY: "0",
  };
  for (const shared of ["scenario.cjs", "planted.json"]) cpSync(join(runtimes, shared), join(folder, shared));
  return {
    ours: Object.fromEntries(
      packTarballs(tarballs)
        .filter(({ name }) => !TOOLS.includes(name))
        .map(({ name, path }) => [`@sentry-policy/${name}`, `file:${path}`]),
    ),
    createApp(manager, dependencies = {}) {
      const app = mkdtempSync(join(folder, "app-"));
      const manifest = JSON.stringify({ name: "app", private: true, type: "module", dependencies });
      const files = { ...manager.settings, "package.json": manifest };
      for (const [file, text] of Object.entries(files)) writeFileSync(join(app, file), text);
      // The apps for v10 and v11 have the same code.
      cpSync(join(runtimes, "node-v11/app.mjs"), join(app, "app.mjs"));
      return installedApp(manager, app, env);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function installedApp(manager: PackageManager, app: string, env: Record<string, string>): InstalledApp {
  async function command(...args: readonly string[]): Promise<string[]> {
    const running = start({ command: process.execPath, args: [manager.script, ...args], cwd: app, env }, 300_000);
    running.dismiss();
    const { exitCode, stdout, stderr } = await running.ended;
    if (exitCode !== 0)
      throw new Error(`${manager.name} ${args.join(" ")} exited with ${exitCode}: ${stdout}${stderr}`);
    return [...`${stdout}\n${stderr}`.matchAll(manager.warning)].map(([line]) => line);
  }

  return {
    add: (packages) =>
      command(...manager.add, ...Object.entries(packages).map(([name, version]) => `${name}@${version}`)),
    install: () => command(...manager.install),
    cores: () => new Set(readFileSync(join(app, manager.lockfile), "utf8").match(manager.core)).size,
    run: () =>
      smoke({
        app,
        command: process.execPath,
        args: [...(manager.runsApps ? [manager.script, "node"] : []), "app.mjs"],
        env: { ...env, SENTRY_TRACES_SAMPLE_RATE: "0.000001" },
      }),
  };
}
