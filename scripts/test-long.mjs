// Runs the tests that `pnpm test` omits. First, it runs all cases of those tests of which `pnpm test` runs only some
// cases. Then it runs the smoke tests, which use other runtimes, the tests of the recipes, and the tests of the
// documentation site in Chromium.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { installWorkspace } from "./install-workspace.mjs";

const RESULTS = resolve(".results");
rmSync(RESULTS, { recursive: true, force: true });

const tests = execFileSync("git", ["ls-files", "*.test.ts"], { encoding: "utf8" }).trim().split("\n");
/** Tests that compare times or memory use. They run one at a time, so that no other test disturbs the measurements. */
const MEASURING = [
  ...["e2e/sampler/load/", "e2e/sampler/memory-limits/", "e2e/scrubber/load/"],
  ...["e2e/scrubber/growth/", "e2e/scrubber/request-cost/", "packages/scrubber/corpus/adversarial"],
];
const withMoreCases = tests.filter((file) => /TEST_ALL|some-of/.test(readFileSync(file, "utf8")));

/**
 * @param {string} name
 * @param {string[]} args
 * @param {Readonly<Record<string, string>>} env
 */
function vitest(name, args, env = {}) {
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}/${name}.json`];
  const { status } = spawnSync("pnpm", ["exec", "vitest", "run", ...report, ...args], {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TEST_ALL: "1", ...env },
  });
  return status ?? 1;
}

const isMeasuring = (/** @type {string} */ file) => MEASURING.some((folder) => file.startsWith(folder));

installWorkspace("docs", "Installing VitePress and TypeDoc for the tests of the documentation, once.");

// The number of workers is set by an environment variable, because the option `--maxWorkers` does not apply to the
// projects in `vitest.config.ts`.
process.exitCode =
  vitest("measuring", withMoreCases.filter(isMeasuring), { VITEST_MAX_WORKERS: "1" }) |
  vitest(
    "all-cases",
    withMoreCases.filter((file) => !isMeasuring(file)),
  ) |
  vitest("smoke", ["--config", "e2e/smoke/vitest.config.ts"]) |
  vitest("recipes", ["--config", "e2e/recipes/vitest.config.ts"]) |
  vitest("docs", ["--config", "docs/test/vitest.config.ts"]);
