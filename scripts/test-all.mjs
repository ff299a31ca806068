// Runs everything: what `pnpm test` runs, with the long fuzz runs, then the smoke tests in other runtimes.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";

const RESULTS = resolve(".results");
rmSync(RESULTS, { recursive: true, force: true });

/** @param {string} name @param {string[]} args */
function vitest(name, ...args) {
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}/${name}.json`];
  const { status } = spawnSync("pnpm", ["exec", "vitest", "run", ...report, ...args], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TEST_ALL: "1" },
  });
  return status ?? 1;
}

process.exitCode = vitest("units") | vitest("smoke", "--config", "e2e/smoke/vitest.config.ts");
