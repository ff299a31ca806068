import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../", import.meta.url));

/**
 * Runs the version of pnpm that the repository pins, even if pnpm is not installed. If pnpm fails, throws an error that
 * contains pnpm's output.
 *
 * @param {readonly string[]} args
 * @returns {string} The output of pnpm.
 */
export function pnpm(...args) {
  /** @type {{ packageManager: string }} */
  const { packageManager } = JSON.parse(readFileSync(`${repository}package.json`, "utf8"));
  return execFileSync("npx", ["--yes", packageManager, ...args], {
    cwd: repository,
    encoding: "utf8",
    // With CI=true, pnpm asks no questions. Nobody could answer them, because there is no terminal.
    env: { ...process.env, CI: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
}
