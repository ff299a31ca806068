import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The path of Chromium, or the reason why it is missing. */
export type Chromium = { path: string } | { missing: string };

const usualPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Finds Chromium. If it is missing, installs it, but only in CI, where the machine is discarded afterwards. */
export function ensureChromium(): Chromium {
  const asked = process.env["CHROMIUM_PATH"];
  if (asked !== undefined && asked !== "")
    return existsSync(asked) ? { path: asked } : { missing: "CHROMIUM_PATH names no file" };

  const mayInstall = Boolean(process.env["CI"]) && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const found = find() ?? (mayInstall ? install() : undefined);
  if (found !== undefined) return { path: found };
  return { missing: mayInstall ? "apt-get could not install it" : "not installed, and CHROMIUM_PATH is not set" };
}

const find = (): string | undefined => usualPaths.find((path) => existsSync(path));

function install(): string | undefined {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: "ignore" as const,
    timeout: 180_000,
  };
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], options);
  } catch {
    // Ignores the error, because our packages are not to blame if the machine is offline. The browser tests are then
    // skipped, and their titles explain why.
  }
  return find();
}
