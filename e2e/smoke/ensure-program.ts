import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The path of a program, or the reason why it is missing. */
export type Program = { path: string } | { missing: string };

/** A program that tests need and that is a Debian package. */
export interface DebianProgram {
  readonly debianPackage: string;
  readonly usualPaths: readonly string[];
  /** The environment variable with which a developer sets another path. */
  readonly variable: string;
}

export const CHROMIUM: DebianProgram = {
  debianPackage: "chromium",
  usualPaths: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  variable: "CHROMIUM_PATH",
};

export const PROMETHEUS: DebianProgram = {
  debianPackage: "prometheus",
  usualPaths: ["/usr/bin/prometheus", "/usr/local/bin/prometheus", "/opt/homebrew/bin/prometheus"],
  variable: "PROMETHEUS_PATH",
};

export const REDIS: DebianProgram = {
  debianPackage: "redis-server",
  usualPaths: ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"],
  variable: "REDIS_PATH",
};

/** Finds a program. In CI, where the machine is discarded afterwards, installs it if it is missing. */
export function ensureProgram({ debianPackage, usualPaths, variable }: DebianProgram): Program {
  const asked = process.env[variable];
  if (asked !== undefined && asked !== "")
    return existsSync(asked) ? { path: asked } : { missing: `${variable} names no file` };

  const find = (): string | undefined => usualPaths.find((path) => existsSync(path));
  const mayInstall = Boolean(process.env["CI"]) && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (find() === undefined && mayInstall) install(debianPackage);
  const found = find();
  if (found !== undefined) return { path: found };
  return {
    missing: mayInstall
      ? "apt-get could not install it"
      : `not installed (apt-get install ${debianPackage}), and ${variable} is not set`,
  };
}

function install(debianPackage: string): void {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: "ignore" as const,
    timeout: 180_000,
  };
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "--yes", "--no-install-recommends", debianPackage], options);
  } catch {
    // The machine may be offline, which is not a fault of the packages. The tests are then skipped, and their titles
    // say why.
  }
}
