import type { Reporter, TestModule } from "vitest/node";

const ONLY_IN_TEST_LONG = [
  "every lifecycle, variant and fault of the guard, and the long runs over generated data: run pnpm test:long",
  "packed tarballs in Node 22 to 26, Bun, Deno, workerd, Chromium, Jest and CommonJS, and their metrics in Prometheus: run pnpm test:long",
  "the recipes in `examples`, with both SDKs: run pnpm test:recipes",
  "the documentation site and its playground in Chromium: run pnpm test:long",
];

/** Prints the expected duration of `pnpm test`. At the end, lists the skipped tests, so that nobody overlooks them. */
export class SkippedReporter implements Reporter {
  onInit(): void {
    // pnpm sets this variable to the name of the running script. The duration is printed only if all tests run, because
    // a run of a few files takes less time.
    const isWholeRun = process.env["npm_lifecycle_event"] === "test" && process.argv.slice(2).join(" ") === "run";
    if (isWholeRun) console.log("\nRunning all tests. This takes about 3 minutes on two cores.");
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")].map((test) => test.fullName));
    if (process.env["TEST_ALL"] !== "1") skipped.push(...ONLY_IN_TEST_LONG);
    if (skipped.length > 0) console.log(`\nSkipped tests:\n${skipped.map((name) => `  - ${name}`).join("\n")}\n`);
  }
}
