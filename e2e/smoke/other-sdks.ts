// Prepares apps with Sentry's SDKs for other languages, in a folder that git ignores.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "./ensure-program.ts";
import { runtimes } from "./places.ts";

const CACHE = join(runtimes, "../.apps");
/** Installing takes seconds, so this is reached only if the network does not respond. */
const TIMEOUT_MS = 300_000;

/**
 * Returns the path of a Python interpreter with Sentry's SDK. If necessary, creates a virtual environment with the
 * required packages.
 */
export function ensurePython(): Program {
  const requirements = join(runtimes, "python-sdk/requirements.txt");
  const venv = join(CACHE, "python");
  const path = join(venv, "bin/python");
  const stamp = join(venv, ".installed-from");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && works(path, "--version")) return { path };
  if (!works("python3", "--version")) return { missing: "python3 is not installed" };
  rmSync(venv, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  if (!works("python3", "-m", "venv", venv)) return { missing: "python3 has no module venv" };
  if (!works(path, "-m", "pip", "install", "--quiet", "--requirement", requirements))
    return { missing: "pip could not install sentry-sdk" };
  writeFileSync(stamp, wanted);
  return { path };
}

/** Builds the app with Sentry's SDK for Go. */
export function ensureGoApp(): Program {
  if (!works("go", "version")) return { missing: "Go is not installed" };
  const path = join(CACHE, "go-sdk-app");
  return works("go", "-C", join(runtimes, "go-sdk"), "build", "-o", path, ".")
    ? { path }
    : { missing: "go could not install sentry-go" };
}

function works(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore", timeout: TIMEOUT_MS });
    return true;
  } catch {
    return false;
  }
}
