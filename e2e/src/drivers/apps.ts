import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The SDKs that run side by side. */
export type Sdk = "v10" | "v11";

export const SDKS: readonly Sdk[] = ["v10", "v11"];

// As far from `dist/drivers` as it is from here.
const e2e = fileURLToPath(new URL("../../", import.meta.url));
const packages = join(e2e, "../packages");
const SENTRY = ["browser", "core", "node"];

interface Manifest {
  dependencies?: object;
  peerDependencies?: object;
}

/** Where a file of `e2e/scenarios` is in the app that installed the given SDK. */
export function scenarioOf(sdk: Sdk, script: string): string {
  return join(appOf(sdk), "scenarios", script);
}

/**
 * Makes, for each SDK, an app that installed it beside our packages: there their peer `@sentry/core` is that SDK's own
 * copy, while in the workspace it is the newest one for all. The files are copies, since Node looks for what they import
 * from where they really are. A resolve hook would do as well, but every app would take twice as long to start.
 */
export function layOutApps(): void {
  for (const sdk of SDKS) layOut(sdk);
}

function layOut(sdk: Sdk): void {
  const modules = join(appOf(sdk), "node_modules");
  rmSync(appOf(sdk), { recursive: true, force: true });
  copy(join(e2e, "scenarios"), join(appOf(sdk), "scenarios"));
  for (const name of SENTRY) link(join(e2e, "node_modules", `sentry-${name}-${sdk}`), join(modules, "@sentry", name));
  for (const name of readdirSync(packages).filter((name) => existsSync(join(packages, name, "package.json")))) {
    const [from, to] = [join(packages, name), join(modules, "@sentry-policy", name)];
    for (const part of ["package.json", "dist"]) copy(join(from, part), join(to, part));
    for (const other of othersOf(from)) link(join(from, "node_modules", other), join(modules, other));
  }
}

/** What one of our packages depends on besides the SDK. */
function othersOf(folder: string): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return names.filter((name) => !name.startsWith("@sentry/"));
}

function appOf(sdk: Sdk): string {
  return join(e2e, ".apps", sdk);
}

/** What is not built yet is missed by the apps alone. */
function copy(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(realpathSync(from), to, "junction");
}
