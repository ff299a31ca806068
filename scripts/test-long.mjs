// Runs what `pnpm test` leaves out. Some tests have so many cases that `pnpm test` runs only a part of them; here, all
// cases run. After that, the smoke tests run in other runtimes.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";

const RESULTS = resolve(".results");
rmSync(RESULTS, { recursive: true, force: true });

const tests = execFileSync("git", ["ls-files", "*.test.ts"], { encoding: "utf8" }).trim().split("\n");
/**
 * Tests that compare the speed or the memory use of two apps. They run one at a time, so that no other test disturbs
 * the measurements.
 */
const MEASURING = ["e2e/sampler/load/", "e2e/sampler/memory-limits/", "e2e/scrubber/load/"];
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

const isMeasuring = (/** @type {string} */ file) => MEASURING.some((folder) => file.startsWith(folder));

process.exitCode =
  vitest("measuring", "--maxWorkers=1", ...withMoreCases.filter(isMeasuring)) |
  vitest("all-cases", ...withMoreCases.filter((file) => !isMeasuring(file))) |
  vitest("smoke", "--config", "e2e/smoke/vitest.config.ts");
