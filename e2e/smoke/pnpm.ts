import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./places.ts";

/**
 * Runs the version of pnpm that the repository pins, even if pnpm is not installed. If pnpm fails, throws an error with
 * its output.
 */
export function pnpm(...args: readonly string[]): string {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    packageManager: string;
  };
  return execFileSync("npx", ["--yes", packageManager, ...args], {
    cwd: repository,
    encoding: "utf8",
    // With CI=true, pnpm asks no questions. Nobody could answer them, because there is no terminal.
    env: { ...process.env, CI: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
}
