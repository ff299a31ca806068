// Runs what `pnpm test` leaves out: all cases of those tests of which it runs only some, then the smoke tests in other
// runtimes. One test file runs at a time, because some measure time or memory and others start many apps at once.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";

const RESULTS = resolve(".results");
rmSync(RESULTS, { recursive: true, force: true });

const tests = execFileSync("git", ["ls-files", "*.test.ts"], { encoding: "utf8" }).trim().split("\n");
const withMoreCases = tests.filter((file) => /TEST_ALL|some-of/.test(readFileSync(file, "utf8")));

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

process.exitCode =
  vitest("all-cases", "--maxWorkers=1", ...withMoreCases) | vitest("smoke", "--config", "e2e/smoke/vitest.config.ts");
