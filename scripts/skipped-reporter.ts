import type { Reporter, TestModule } from "vitest/node";

/** Lists the tests that a run skipped, so that a skip does not go unnoticed. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")].map((test) => test.fullName));
    if (process.env["TEST_ALL"] !== "1") {
      skipped.push(
        "every lifecycle, variant and fault of the guard, and the long runs over generated data: pnpm test:all",
        "Node 22 to 26, Bun, Deno, workerd, Chromium, Jest and CommonJS, from packed tarballs: pnpm test:all",
      );
    }
    if (skipped.length > 0) console.log(`\nNot run here:\n${skipped.map((name) => `  - ${name}`).join("\n")}\n`);
  }
}
